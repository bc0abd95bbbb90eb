package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** One job from its first phase to its last, on the calling thread. */
final class FitRun {
  private FitRun() {}

  static Fit of(FitJob given) throws InterruptedException {
    given.check(
        Head.of(given.network())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dl4j trains classifiers that end in softmax over a vector of classes"))
            .classes());
    FitJob job = given.withAPhase();
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
}
