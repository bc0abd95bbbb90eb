package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Which operation a layer is. */
final class Operations {
  private static final Size ONE = new Size(1, 1);

  private Operations() {}

  /**
   * The operation of a layer.
   *
   * @param inputs shapes per example
   * @param variables the layer's, in the order of {@link Layer#parameters}
   * @throws IllegalArgumentException for a layer this trainer does not know
   */
  static Operation of(Layer layer, List<Shape> inputs, List<Variable> variables) {
    Shape in = inputs.get(0);
    Shape out = layer.output(inputs);
    Optional<Variable> bias = variables.stream().skip(1).findFirst();
    if (layer instanceof Layer.Dense l) {
      Affine affine = new Affine(in.size(0), l.units(), variables.get(0), bias);
      return activated(affine, l.activation(), out);
    } else if (layer instanceof Layer.Convolution l) {
      Windows windows = windows(in, out, l.kernel(), l.stride(), l.dilation(), l.padding());
      return activated(
          Convolving.full(in.size(0), l.filters(), windows, variables.get(0), bias),
          l.activation(),
          out);
    } else if (layer instanceof Layer.DepthwiseConvolution l) {
      Windows windows = windows(in, out, l.kernel(), l.stride(), ONE, l.padding());
      return activated(
          Convolving.depthwise(in.size(0), l.multiplier(), windows, variables.get(0), bias),
          l.activation(),
          out);
    } else if (layer instanceof Layer.MaxPooling l) {
      Size stride = l.stride().orElse(l.size());
      return new MaxOfWindows(windows(in, out, l.size(), stride, ONE, l.padding()));
    } else if (layer instanceof Layer.AveragePooling l) {
      Size stride = l.stride().orElse(l.size());
      return new MeanOfWindows(windows(in, out, l.size(), stride, ONE, l.padding()));
    } else if (layer instanceof Layer.GlobalMaxPooling) {
      return new MaxOfWindows(whole(in));
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      return new MeanOfWindows(whole(in));
    } else if (layer instanceof Layer.ZeroPadding l) {
      return new ZeroBorder(l, in);
    } else if (layer instanceof Layer.Preprocessing l) {
      return new ChosenChannels(l, in.size(0), area(in));
    } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return new Identity();
    } else if (layer instanceof Layer.Dropout l) {
      return new Dropping(l.rate());
    } else if (layer instanceof Layer.BatchNormalization l) {
      return new Normalising(in.size(0), area(in), l.momentum(), l.epsilon(), variables);
    } else if (layer instanceof Layer.Activation l) {
      return function(l.function(), out);
    } else if (layer instanceof Layer.LeakyRelu l) {
      return new Leaking(l.slope());
    } else if (layer instanceof Layer.Add) {
      return new Summing();
    } else if (layer instanceof Layer.Multiply) {
      return new Multiplying(
          inputs.stream().mapToInt(s -> Math.toIntExact(s.elements())).toArray());
    } else if (layer instanceof Layer.Concatenate) {
      return new Joining(inputs.stream().mapToInt(s -> Math.toIntExact(s.elements())).toArray());
    }
    throw new IllegalArgumentException("no arithmetic for a layer " + layer.kind());
  }

  private static Operation activated(Operation layer, ActivationFunction function, Shape out) {
    return function == ActivationFunction.LINEAR
        ? layer
        : new Chained(layer, function(function, out));
  }

  private static Operation function(ActivationFunction function, Shape out) {
    return function == ActivationFunction.SOFTMAX
        ? new Softmax(out.size(0), area(out))
        : new Pointwise(function);
  }

  private static int area(Shape shape) {
    return Math.toIntExact(shape.row().elements());
  }

  private static Windows whole(Shape in) {
    Size all = new Size(in.size(1), in.size(2));
    return windows(in, Shape.of(in.size(0), 1, 1), all, ONE, ONE, Padding.VALID);
  }

  private static Windows windows(
      Shape in, Shape out, Size taps, Size stride, Size dilation, Padding padding) {
    return new Windows(
        Axis.of(
            in.size(1), out.size(1), taps.height(), stride.height(), dilation.height(), padding),
        Axis.of(in.size(2), out.size(2), taps.width(), stride.width(), dilation.width(), padding));
  }
}
