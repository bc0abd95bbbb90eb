package org.graft.engine.standard;

import java.util.function.ToDoubleBiFunction;
import org.graft.spi.result.Predictions;

/** Columns of numbers and of what was predicted. */
final class Errors {
  private Errors() {}

  /** What is true by column, [numbers][n]. */
  static double[][] truth(Predictions predictions) {
    return columns(predictions, predictions::truth);
  }

  /** What is predicted by column, [numbers][n]. */
  static double[][] predicted(Predictions predictions) {
    return columns(predictions, predictions::row);
  }

  /** The mean over numbers of a score of one column, as scikit-learn averages outputs. */
  static double mean(
      Predictions predictions, ToDoubleBiFunction<double[], double[]> ofTruthAndPredicted) {
    double[][] truth = truth(predictions);
    double[][] predicted = predicted(predictions);
    double sum = 0;
    for (int k = 0; k < truth.length; k++) {
      sum += ofTruthAndPredicted.applyAsDouble(truth[k], predicted[k]);
    }
    return sum / truth.length;
  }

  private interface RowOf {
    float[] at(int row);
  }

  private static double[][] columns(Predictions predictions, RowOf of) {
    double[][] columns = new double[predictions.width()][predictions.size()];
    for (int row = 0; row < predictions.size(); row++) {
      float[] own = of.at(row);
      for (int k = 0; k < own.length; k++) {
        columns[k][row] = own[k];
      }
    }
    return columns;
  }
}
