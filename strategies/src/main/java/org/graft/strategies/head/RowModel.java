package org.graft.strategies.head;

import java.util.function.UnaryOperator;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.FittedModel;
import org.graft.strategies.matrix.Rows;

/**
 * A fitted model that looks at one row of features after another.
 *
 * @param outputs for each of the target's names one
 * @param trainedParameters numbers that fitting set
 * @param predicted of a row of features, [outputs]
 */
record RowModel(int outputs, long trainedParameters, UnaryOperator<double[]> predicted)
    implements FittedModel {
  @Override
  public Tensor predictions(Tensor inputs) {
    float[] all = new float[inputs.rows() * outputs];
    double[][] rows = Rows.of(inputs);
    for (int i = 0; i < rows.length; i++) {
      double[] own = predicted.apply(rows[i]);
      for (int k = 0; k < outputs; k++) {
        all[i * outputs + k] = (float) own[k];
      }
    }
    return Tensor.of(Shape.of(inputs.rows(), outputs), all);
  }

  /** exp(z) over its sum, without overflow. */
  static double[] softmax(double[] z) {
    double top = java.util.Arrays.stream(z).max().orElse(0);
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.exp(z[c] - top);
      sum += z[c];
    }
    for (int c = 0; c < z.length; c++) {
      z[c] /= sum;
    }
    return z;
  }

  /** Shares of what is above 0; equal ones where nothing is. */
  static double[] shares(double[] z) {
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.max(0, z[c]);
      sum += z[c];
    }
    for (int c = 0; c < z.length; c++) {
      z[c] = sum > 0 ? z[c] / sum : 1.0 / z.length;
    }
    return z;
  }
}
