package org.graft.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.jspecify.annotations.Nullable;

/** Holds what plugins hand back to what the SPI promises of it. */
final class Answers {
  /** How far probabilities may lie from a sum of 1: what rounding in half precision leaves. */
  private static final double SUM = 2e-3;

  private Answers() {}

  /**
   * A trainer's fits: one a job, each with all weights of its network.
   *
   * @throws PluginFault otherwise
   */
  static List<Fit> fits(Choice<Trainer> trainer, @Nullable List<Fit> fits, List<FitJob> jobs) {
    if (fits == null || fits.size() != jobs.size()) {
      throw fault(
          trainer,
          "it was to train %d networks and gave %s fits"
              .formatted(jobs.size(), fits == null ? "no" : fits.size()));
    }
    for (int k = 0; k < jobs.size(); k++) {
      Fit fit = fits.get(k);
      if (fit == null) {
        throw fault(trainer, "fit " + k + " of " + jobs.size() + " is missing");
      }
      try {
        fit.weights().check(jobs.get(k).network());
      } catch (IllegalArgumentException e) {
        throw fault(trainer, "after training, " + e.getMessage());
      }
    }
    return fits;
  }

  /**
   * Outputs of taps: of each, a row an input in the shape that the network has there.
   *
   * @throws PluginFault otherwise
   */
  static Map<String, Tensor> outputs(
      Choice<Trainer> trainer,
      @Nullable Map<String, Tensor> outputs,
      Network network,
      int rows,
      List<String> taps) {
    Map<String, Shape> shapes = network.shapes();
    Map<String, Tensor> checked = new LinkedHashMap<>();
    for (String tap : taps) {
      Tensor output = outputs == null ? null : outputs.get(tap);
      Shape shape = shapes.get(tap);
      if (output == null) {
        throw fault(trainer, "it gave no output of '" + tap + "'");
      }
      if (shape != null && !output.shape().equals(shape.batch(rows))) {
        throw fault(
            trainer,
            "its output of '%s' is %s, expected %s"
                .formatted(tap, output.shape(), shape.batch(rows)));
      }
      checked.put(tap, output);
    }
    return checked;
  }

  private static PluginFault fault(Choice<Trainer> trainer, String what) {
    return new PluginFault(Owner.words(trainer) + ": " + what);
  }

  /**
   * Predictions of a target: probabilities of classes, which sum to 1, or of labels, or numbers.
   * Numbers that are not finite are left to who knows of diverged trainings.
   *
   * @throws PluginFault otherwise
   */
  static void predictions(String who, @Nullable Tensor predictions, int examples, Target target) {
    int outputs = target.names().size();
    if (target instanceof Target.Classes) {
      probabilities(who, predictions, examples, outputs);
      return;
    }
    Shape expected = Shape.of(examples, outputs);
    if (predictions == null || !predictions.shape().equals(expected)) {
      throw new PluginFault(
          "%s: its predictions are %s, expected %s (examples x %s)"
              .formatted(
                  who,
                  predictions == null ? "none" : predictions.shape(),
                  expected,
                  target.kind()));
    }
    if (target instanceof Target.Labels) {
      float[] row = new float[outputs];
      for (int example = 0; example < examples; example++) {
        predictions.row(example, row, 0);
        for (float p : row) {
          if (p < -SUM || p > 1 + SUM) {
            throw new PluginFault(
                "%s: a probability of test example %d is %s, expected 0 to 1"
                    .formatted(who, example, p));
          }
        }
      }
    }
  }

  /**
   * Probabilities of one shape, of which each row is a distribution. Numbers that are not finite
   * are left to who knows of diverged trainings.
   *
   * @throws PluginFault otherwise
   */
  static void probabilities(String who, @Nullable Tensor probabilities, int examples, int classes) {
    if (probabilities == null) {
      throw new PluginFault(who + ": it gave no probabilities");
    }
    Shape expected = Shape.of(examples, classes);
    if (!probabilities.shape().equals(expected)) {
      throw new PluginFault(
          "%s: its probabilities are %s, expected %s (examples x classes)"
              .formatted(who, probabilities.shape(), expected));
    }
    float[] row = new float[classes];
    for (int example = 0; example < examples; example++) {
      probabilities.row(example, row, 0);
      double sum = 0;
      for (float p : row) {
        if (p < -SUM || p > 1 + SUM) {
          throw new PluginFault(
              "%s: a probability of test example %d is %s, expected 0 to 1"
                  .formatted(who, example, p));
        }
        sum += p;
      }
      if (Math.abs(sum - 1) > SUM) {
        throw new PluginFault(
            "%s: the probabilities of test example %d sum to %s, expected 1"
                .formatted(who, example, (float) sum));
      }
    }
  }

  /**
   * Features that can be trained on.
   *
   * @throws PluginFault if a number is not finite
   */
  static void features(Choice<Trainer> trainer, String tap, Tensor features) {
    notFinite(features)
        .ifPresent(
            x -> {
              throw fault(
                  trainer,
                  "its output of '%s' holds %s; the weights or the inputs below are not finite"
                      .formatted(tap, x));
            });
  }

  /** The first number that is not finite. */
  static Optional<Float> notFinite(Tensor tensor) {
    int step = Math.max(1, (1 << 16) / Math.max(1, tensor.rowLength()));
    for (int from = 0; from < tensor.rows(); from += step) {
      for (float x : tensor.rows(from, Math.min(tensor.rows(), from + step))) {
        if (!Float.isFinite(x)) {
          return Optional.of(x);
        }
      }
    }
    return Optional.empty();
  }
}
