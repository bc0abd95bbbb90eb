package org.graft.testkit;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graft.spi.Trainer;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/** What a trainer promises of being interrupted. */
record TrainerInterruption(TrainerContract contract) {
  private static final int FOR_EVER = 1_000_000_000;
  private static final long PATIENCE_SECONDS = 20;

  List<Promise> promises() {
    return List.of(
        new Promise("an interrupted training ends with InterruptedException", this::interrupted),
        new Promise("a session trains on after an interrupted training", this::trainsOn));
  }

  private void interrupted() throws Exception {
    FitJob job = contract.orHead(Networks.dense(), Jobs.plain(FOR_EVER));
    if (contract.runs(job)) {
      try (Trainer.Session session = contract.trainer().open(contract.machine())) {
        interrupt(session, job);
      }
    }
  }

  private void trainsOn() throws Exception {
    FitJob job = contract.orHead(Networks.dense(), Jobs.plain(2));
    if (contract.runs(job)) {
      try (Trainer.Session session = contract.trainer().open(contract.machine())) {
        interrupt(session, contract.orHead(Networks.dense(), Jobs.plain(FOR_EVER)));
        List<FitJob> one = List.of(job);
        new Agreement(contract.tolerance())
            .check(job, TrainerContract.reference(one).get(0), session.train(one).get(0));
      }
    }
  }

  private static void interrupt(Trainer.Session session, FitJob job) throws Exception {
    FutureTask<List<Fit>> training = new FutureTask<>(() -> session.train(List.of(job)));
    Thread thread = new Thread(training, "to be interrupted");
    thread.setDaemon(true);
    thread.start();
    Thread.sleep(200);
    thread.interrupt();
    try {
      training.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("expected InterruptedException, found a fit");
    } catch (TimeoutException e) {
      throw new AssertionError("still training " + PATIENCE_SECONDS + " s after it", e);
    } catch (ExecutionException e) {
      Expect.that(
          e.getCause() instanceof InterruptedException,
          "expected InterruptedException, found " + e.getCause());
    }
  }
}
