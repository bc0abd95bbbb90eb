package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.testkit.conformance.Cases;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.KeptStates;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/** What a trainer promises of a training whose process died: it is resumed, with the same bits. */
record TrainerResumption(TrainerContract contract) {
  /** By which a trainer says that it keeps no state. */
  static final String REFUSED = "checkpoints";

  /** Of the cases those that have something of their own to go on from. */
  private static final Pattern STATEFUL =
      Pattern.compile(
          "(optimizer|head alone): (momentum|adam)|head alone: sgd|averages: a moving one|early stopping: best weights put back"
              + "|phases: first the head, then all|layer: batch normalization.*"
              + "|insertion: anew in each phase.*|augmentation: copies made before");

  List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    Cases.all().stream()
        .filter(c -> STATEFUL.matcher(c.name()).matches())
        .forEach(
            c ->
                promises.add(
                    new Promise(
                        "resumed with the same bits: " + c.name(),
                        () -> resumes(List.of(c.job())))));
    promises.add(
        new Promise(
            "resumed with the same bits: dropout, in several jobs",
            () -> resumes(List.of(dropping(1), dropping(2), dropping(3)))));
    return promises;
  }

  private static FitJob dropping(long seed) {
    Optimizer adam = new Optimizer.Adam(0.02, 0.9, 0.999, 1e-7);
    return Jobs.all(Networks.dropping(0.5), Jobs.with(adam)).seeded(new Seed(seed));
  }

  private void resumes(List<FitJob> jobs) throws InterruptedException {
    if (contract.mayRefuse().stream().anyMatch(REFUSED::contains) || !contract.runs(jobs.get(0))) {
      return;
    }
    KeptStates whole = KeptStates.counting();
    List<Fit> expected = train(jobs, whole);
    Expect.that(
        whole.asked() > 1,
        "it does not ask in each step whether its state should be kept; a trainer that keeps none"
            + " says so with refusing(\"checkpoints\")");
    for (int at : new int[] {2, Math.max(2, 2 * whole.asked() / 3)}) {
      KeptStates states = KeptStates.dyingAt(at);
      try {
        train(jobs, states);
        throw new AssertionError("it keeps no state when it is due");
      } catch (KeptStates.Died e) {
        List<Fit> found = train(jobs, states.revived());
        for (int job = 0; job < jobs.size(); job++) {
          same(expected.get(job), found.get(job), "killed at step " + at + " of " + whole.asked());
        }
        Expect.that(states.asked() < whole.asked(), "it began anew");
      }
    }
  }

  private List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints) throws InterruptedException {
    try (Trainer.Session session = contract.trainer().open(contract.machine())) {
      return session.train(jobs, checkpoints);
    }
  }

  private static void same(Fit expected, Fit found, String when) {
    Expect.same(
        "changed weights, " + when, List.of(), expected.weights().changedFrom(found.weights()));
    Expect.same("curve, " + when, expected.curve(), found.curve());
    Expect.same("epochs, " + when, expected.epochs(), found.epochs());
  }
}
