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

/**
 * The numbers of one layer, in the order and on the axes in which DL4J stores them; taken piece by
 * piece where it becomes several of Graft's.
 */
final class Dl4jNumbers {
  private static final String SEPARABLE = "SeparableConvolution2D";

  private final Dl4jLayer layer;
  private final Coefficients numbers;
  private float[] bias = {};
  private boolean begun;

  Dl4jNumbers(Dl4jLayer layer, Coefficients numbers) {
    this.layer = layer;
    this.numbers = numbers;
  }

  /** Takes a piece's numbers: by parameter, in Graft's order and on Graft's axes. */
  Map<String, Tensor> take(Layer made, List<Parameter> parameters, Shape input) {
    if (parameters.isEmpty()) {
      return Map.of();
    }
    begin(input);
    boolean windows =
        made instanceof Layer.Convolution || made instanceof Layer.DepthwiseConvolution;
    Map<String, Tensor> taken = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      // the bias of a convolution comes first
      Parameter p = parameters.get(windows ? parameters.size() - 1 - i : i);
      taken.put(p.name(), Tensor.of(p.shape(), windows ? window(made, p) : one(layer, p, numbers)));
    }
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    parameters.forEach(p -> ordered.computeIfAbsent(p.name(), taken::get));
    return ordered;
  }

  /** Checks the inputs, and takes a separable convolution's bias, which precedes all else. */
  private void begin(Shape input) {
    if (begun) {
      return;
    }
    begun = true;
    int expected = layer.fields().integer("nin");
    if (expected != input.size(0)) {
      throw layer
          .fields()
          .refuse("takes %d features or channels, found %s".formatted(expected, input));
    }
    if (layer.type().equals(SEPARABLE) && layer.fields().flag("hasBias", true)) {
      bias = numbers.take(layer.name(), layer.fields().integer("nout"));
    }
  }

  private float[] window(Layer made, Parameter p) {
    boolean separable = layer.type().equals(SEPARABLE);
    if (separable && p.name().equals("bias")) {
      return bias;
    }
    float[] raw = numbers.take(layer.name(), p.shape().elements());
    return made instanceof Layer.DepthwiseConvolution && !separable
        ? Kernels.channelsFirst(p.shape(), raw)
        : raw;
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
