package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.network.Weights;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;

/** One job from its first phase to its last, on the calling thread. */
final class FitRun {
  private FitRun() {}

  static Fit of(FitJob job) throws InterruptedException {
    check(job);
    Weights weights = job.initial().check(job.network());
    List<CurvePoint> curve = new ArrayList<>();
    int epochs = 0;
    for (int phase = 0; phase < job.phases().size(); phase++) {
      if (job.phases().get(phase).training().epochs() == 0) {
        continue;
      }
      try (PhaseRun run = new PhaseRun(job, phase, weights)) {
        epochs = run.train(epochs, curve);
        weights = run.weights();
      }
    }
    return new Fit(weights, curve, epochs);
  }

  private static void check(FitJob job) {
    for (Phase phase : job.phases()) {
      if (phase.training().earlyStopping().isPresent()
          && !job.watched().containsKey(FitJob.VALIDATION)) {
        throw new IllegalArgumentException(
            "early stopping needs a validation split, and there is none");
      }
    }
    if (!job.phases().isEmpty() && job.train().size() == 0) {
      throw new IllegalArgumentException("there are no training examples");
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
