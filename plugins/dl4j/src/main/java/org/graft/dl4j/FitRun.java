package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graft.spi.network.Weights;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/** One job from its first phase to its last, on the calling thread. */
final class FitRun {
  private FitRun() {}

  static Fit of(FitJob given) throws InterruptedException {
    check(given);
    FitJob job = given.phases().isEmpty() ? withPhase(given) : given;
    Weights weights = job.initial().check(job.network());
    List<CurvePoint> curve = new ArrayList<>();
    int epochs = 0;
    for (int phase = 0; phase < job.phases().size(); phase++) {
      try (PhaseRun run = new PhaseRun(job, phase, weights)) {
        if (phase == 0) {
          curve.addAll(run.watch(0));
        }
        epochs = run.train(epochs, curve);
        weights = run.weights();
      }
    }
    return new Fit(weights, curve, epochs);
  }

  /** A job without phases still has its watched splits looked at, once. */
  private static FitJob withPhase(FitJob job) {
    return new FitJob(
        job.network(),
        job.initial(),
        job.anchor(),
        job.train(),
        job.watched(),
        List.of(new Phase(Set.of(), new Training(new Optimizer.Sgd(0), 1, 0))),
        job.seed(),
        job.copies());
  }

  private static void check(FitJob job) {
    for (Phase phase : job.phases()) {
      if (phase.training().earlyStopping().isPresent()
          && !job.watched().containsKey(FitJob.VALIDATION)) {
        throw new IllegalArgumentException(
            "early stopping needs a validation split, and there is none");
      }
    }
    int classes =
        Head.of(job.network())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dl4j trains classifiers that end in softmax over a vector of classes"))
            .classes();
    for (int row = 0; row < job.train().size(); row++) {
      if (job.train().label(row) >= classes) {
        throw new IllegalArgumentException(
            "a training label is "
                + job.train().label(row)
                + ", the network tells only "
                + classes
                + " classes apart");
      }
    }
  }
}
