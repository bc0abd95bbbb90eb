package org.graft.backbones.dl4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.backbones.pretrained.Kernels;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Parameter;

/** The numbers of one layer, in the order and on the axes in which DL4J stores them. */
final class Dl4jNumbers {
  private Dl4jNumbers() {}

  /** Takes the layer's numbers: by parameter, in Graft's order and on Graft's axes. */
  static Map<String, Tensor> take(
      Dl4jLayer layer, Layer made, List<Parameter> parameters, Coefficients numbers) {
    Map<String, Tensor> taken = new LinkedHashMap<>();
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    if (made instanceof Layer.Convolution || made instanceof Layer.DepthwiseConvolution) {
      for (int i = parameters.size() - 1; i >= 0; i--) { // the bias comes first
        Parameter p = parameters.get(i);
        float[] raw = numbers.take(layer.name(), p.shape().elements());
        boolean depthwise = made instanceof Layer.DepthwiseConvolution;
        taken.put(
            p.name(),
            Tensor.of(p.shape(), depthwise ? Kernels.channelsFirst(p.shape(), raw) : raw));
      }
    } else {
      for (Parameter p : parameters) {
        taken.put(p.name(), Tensor.of(p.shape(), one(layer, p, numbers)));
      }
    }
    parameters.forEach(p -> ordered.computeIfAbsent(p.name(), taken::get));
    return ordered;
  }

  private static float[] one(Dl4jLayer layer, Parameter p, Coefficients numbers) {
    boolean locked = layer.fields().flag("lockGammaBeta", false);
    if (locked && (p.name().equals("gamma") || p.name().equals("beta"))) {
      float[] fixed = new float[p.shape().size(0)];
      Arrays.fill(fixed, (float) layer.fields().number(p.name(), 0));
      return fixed;
    }
    float[] raw = numbers.take(layer.name(), p.shape().elements());
    if (p.shape().rank() == 2) {
      return byColumns(p.shape(), raw);
    } else if (p.name().equals("variance") && layer.fields().flag("useLogStd", false)) {
      for (int i = 0; i < raw.length; i++) {
        raw[i] = (float) Math.pow(10, 2.0 * raw[i]);
      }
    }
    return raw;
  }

  /** Matrices lie column by column. */
  private static float[] byColumns(Shape shape, float[] raw) {
    int in = shape.size(0);
    int out = shape.size(1);
    float[] rows = new float[raw.length];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        rows[i * out + o] = raw[o * in + i];
      }
    }
    return rows;
  }
}
