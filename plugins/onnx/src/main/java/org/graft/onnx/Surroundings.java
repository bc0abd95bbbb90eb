package org.graft.onnx;

import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;

/** The few layers that stand before and after a network in ONNX, on rows of one shape. */
final class Surroundings {
  /**
   * Examples of one shape.
   *
   * @param values row-major, an example after the other
   */
  private record Rows(float[] values, Shape shape) {}

  private static final LayerCases<Rows, float[]> LAYERS =
      LayerCases.<Rows, float[]>empty()
          .with(Layer.Preprocessing.class, (l, rows) -> chosen(l, rows.values(), rows.shape()))
          .with(
              Layer.GlobalAveragePooling.class,
              (l, rows) -> pooled(rows.values(), rows.shape(), false))
          .with(
              Layer.GlobalMaxPooling.class, (l, rows) -> pooled(rows.values(), rows.shape(), true))
          .with(Layer.Flatten.class, (l, rows) -> rows.values())
          .with(
              Layer.Activation.class,
              (l, rows) ->
                  l.function() == ActivationFunction.SOFTMAX
                      ? softmax(rows.values(), rows.shape().size(0))
                      : rows.values());

  private Surroundings() {}

  /** Whether a layer is one of those; of activation functions softmax and linear are. */
  static boolean has(Layer layer) {
    return LAYERS.has(layer)
        && (layer.activation() == ActivationFunction.LINEAR
            || layer.activation() == ActivationFunction.SOFTMAX);
  }

  /** The layer's outputs for all rows, row-major. */
  static float[] run(Layer layer, float[] rows, Shape shape) {
    return LAYERS.apply(layer, new Rows(rows, shape));
  }

  private static float[] chosen(Layer.Preprocessing layer, float[] rows, Shape shape) {
    int area = Math.toIntExact(shape.row().elements());
    int in = shape.size(0);
    int out = layer.channels().size();
    int count = rows.length / (in * area);
    float[] y = new float[count * out * area];
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < out; c++) {
        int from = (r * in + layer.channels().get(c)) * area;
        int to = (r * out + c) * area;
        double scale = layer.scale().get(c);
        double shift = layer.shift().get(c);
        for (int i = 0; i < area; i++) {
          y[to + i] = (float) (scale * rows[from + i] + shift);
        }
      }
    }
    return y;
  }

  private static float[] pooled(float[] rows, Shape shape, boolean largest) {
    int area = shape.size(1) * shape.size(2);
    float[] y = new float[rows.length / area];
    for (int plane = 0; plane < y.length; plane++) {
      double sum = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = plane * area; i < (plane + 1) * area; i++) {
        sum += rows[i];
        most = Math.max(most, rows[i]);
      }
      y[plane] = largest ? most : (float) (sum / area);
    }
    return y;
  }

  private static float[] softmax(float[] rows, int classes) {
    float[] y = new float[rows.length];
    for (int from = 0; from < rows.length; from += classes) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + classes; i++) {
        most = Math.max(most, rows[i]);
      }
      double sum = 0;
      for (int i = from; i < from + classes; i++) {
        sum += Math.exp(rows[i] - most);
      }
      for (int i = from; i < from + classes; i++) {
        y[i] = (float) (Math.exp(rows[i] - most) / sum);
      }
    }
    return y;
  }
}
