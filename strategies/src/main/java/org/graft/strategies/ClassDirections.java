package org.graft.strategies;

import java.util.Map;
import org.graft.spi.base.Name;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.GivenWeights;

/**
 * A head's kernel, [in, classes], of each class's mean input, made {@code scale} long
 * (arXiv:1712.07136); the bias is 0. A class without examples has zeros.
 */
@Name(
    value = "class-directions",
    doc = "A head whose kernel is the classes' mean directions.",
    cites = "arXiv:1712.07136")
record ClassDirections(String node, int classes, double scale) implements GivenWeights {
  @Override
  public Map<String, Tensor> parameters(Tensor inputs, Targets targets) {
    int width = inputs.rowLength();
    double[][] sums = new double[classes][width];
    float[] row = new float[width];
    for (int i = 0; i < inputs.rows(); i++) {
      inputs.row(i, row, 0);
      double[] sum = sums[targets.classes().label(i)];
      for (int k = 0; k < width; k++) {
        sum[k] += row[k];
      }
    }
    float[] kernel = new float[width * classes];
    for (int c = 0; c < classes; c++) {
      double squares = 0;
      for (double value : sums[c]) {
        squares += value * value;
      }
      double factor = squares == 0 ? 0 : scale / Math.sqrt(squares);
      for (int k = 0; k < width; k++) {
        kernel[k * classes + c] = (float) (factor * sums[c][k]);
      }
    }
    return Map.of(
        "kernel", Tensor.of(Shape.of(width, classes), kernel),
        "bias", Tensor.of(Shape.of(classes), new float[classes]));
  }

  @Override
  public String words() {
    return "imprinted with the mean direction of each class";
  }
}
