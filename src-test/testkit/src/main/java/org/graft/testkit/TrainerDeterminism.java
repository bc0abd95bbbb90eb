package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.graft.spi.Trainer;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/** What a trainer promises of the same job trained again: the same bits. */
record TrainerDeterminism(TrainerContract contract) {
  List<Promise> promises() {
    return List.of(
        new Promise("the same job twice gives the same bits", this::twice),
        new Promise("another thread, locale and time zone give the same bits", this::elsewhere),
        new Promise("other jobs in the same call change no bits", this::inABatch),
        new Promise("other jobs at the same time change no bits", this::sideBySide),
        new Promise("dropout masks follow the seed", this::masks),
        new Promise("a job's weights and examples stay as they are", this::untouched));
  }

  /** One with everything that could be drawn from somewhere: weights, order and masks. */
  private static FitJob dropping(long seed, double rate) {
    return Jobs.all(Networks.dropping(0.5), Jobs.with(new Optimizer.Adam(rate, 0.9, 0.999, 1e-7)))
        .seeded(new Seed(seed));
  }

  /** The same, or a head's where it is refused. */
  private FitJob job(long seed, double rate) {
    FitJob dropping = dropping(seed, rate);
    return contract.runs(dropping)
        ? dropping
        : Jobs.all(Networks.headAlone(), Jobs.with(new Optimizer.Sgd(rate))).seeded(new Seed(seed));
  }

  private FitJob job(long seed) {
    return job(seed, 0.02);
  }

  private void twice() throws InterruptedException {
    if (contract.runs(job(1))) {
      same(alone(), alone());
    }
  }

  private void elsewhere() throws Exception {
    if (contract.runs(job(1))) {
      same(alone(), Elsewhere.abroad(() -> Elsewhere.onAnotherThread(this::alone)));
    }
  }

  private void inABatch() throws InterruptedException {
    if (contract.runs(job(1))) {
      FitJob dense = contract.orHead(Networks.dense(), Jobs.plain(2));
      FitJob faster = job(1, 0.04);
      List<FitJob> jobs = new ArrayList<>(List.of(job(3), dense, job(1), job(2), faster, job(1)));
      int atOnce = contract.trainer().atOnce(faster.network(), faster.phases());
      for (int other = 0; other < atOnce; other++) {
        jobs.add(job(other, 0.01 * other));
      }
      List<Fit> fits = contract.train(jobs);
      same(alone(), fits.get(2));
      same(contract.train(List.of(faster)).get(0), fits.get(4));
      same(alone(), fits.get(5));
    }
  }

  private void sideBySide() throws Exception {
    if (!contract.runs(job(1))) {
      return;
    }
    Fit expected = alone();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Trainer.Session session = contract.trainer().open(contract.machine())) {
      List<Future<List<Fit>>> fits = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        FitJob other = job(i % 2 == 0 ? 1 : i);
        fits.add(threads.submit(() -> session.train(List.of(other))));
      }
      for (int i = 0; i < 8; i += 2) {
        same(expected, fits.get(i).get().get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** On a single example, whose order cannot differ. */
  private void masks() throws InterruptedException {
    List<FitJob> jobs =
        Stream.of(1, 2)
            .map(seed -> dropping(seed, 0.02))
            .map(j -> Jobs.on(j.train().select(new int[] {0}), j))
            .toList();
    if (contract.runs(jobs.get(0))) {
      List<Fit> fits = contract.train(jobs);
      Expect.that(
          !fits.get(0).weights().changedFrom(fits.get(1).weights()).isEmpty(),
          "two seeds gave the same weights");
    }
  }

  private void untouched() throws InterruptedException {
    FitJob job = job(1);
    if (contract.runs(job)) {
      String weights = job.initial().digest();
      String examples = digest(job);
      contract.train(List.of(job));
      Expect.same("digest of the initial weights", weights, job.initial().digest());
      Expect.same("digest of the examples", examples, digest(job));
    }
  }

  private static String digest(FitJob job) {
    Digest digest = new Digest();
    job.train().addTo(digest);
    job.watched().values().forEach(split -> split.addTo(digest));
    return digest.hex();
  }

  private Fit alone() throws InterruptedException {
    return contract.train(List.of(job(1))).get(0);
  }

  private static void same(Fit expected, Fit found) {
    Expect.same("changed weights", List.of(), expected.weights().changedFrom(found.weights()));
    Expect.same("curve", expected.curve(), found.curve());
  }
}
