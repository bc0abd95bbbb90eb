package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Which operation a layer is. */
final class Operations {
  private static final Size ONE = new Size(1, 1);

  private static final LayerCases<Place, Operation> ALL =
      ChannelOperations.and(TokenOperations.and(common()));

  private static LayerCases<Place, Operation> common() {
    return LayerCases.<Place, Operation>empty()
        .with(Layer.Dense.class, Operations::dense)
        .with(Layer.Convolution.class, Operations::convolution)
        .with(Layer.DepthwiseConvolution.class, Operations::depthwise)
        .with(
            Layer.MaxPooling.class,
            (l, at) -> new MaxOfWindows(pool(at, l.size(), l.stride(), l.padding(), l.border())))
        .with(
            Layer.AveragePooling.class,
            (l, at) ->
                new MeanOfWindows(
                    pool(at, l.size(), l.stride(), l.padding(), l.border()),
                    l.countBorder() ? l.border() : Optional.empty()))
        .with(Layer.GlobalMaxPooling.class, (l, at) -> new MaxOfWindows(whole(at.in())))
        .with(
            Layer.GlobalAveragePooling.class,
            (l, at) -> new MeanOfWindows(whole(at.in()), Optional.empty()))
        .with(Layer.ZeroPadding.class, (l, at) -> new ZeroBorder(l, at.in()))
        .with(
            Layer.Preprocessing.class,
            (l, at) -> new ChosenChannels(l, at.in().size(0), area(at.in())))
        .with(Layer.Flatten.class, (l, at) -> new Identity())
        .with(Layer.Reshape.class, (l, at) -> new Identity())
        .with(Layer.Dropout.class, (l, at) -> new Dropping(l.rate()))
        .with(Layer.BatchNormalization.class, Operations::normalization)
        .with(Layer.Activation.class, (l, at) -> function(l.function(), at.out()))
        .with(Layer.LeakyRelu.class, (l, at) -> new Leaking(l.slope()))
        .with(Layer.Add.class, (l, at) -> new Summing())
        .with(Layer.Multiply.class, (l, at) -> new Multiplying(at.lengths()))
        .with(Layer.Concatenate.class, (l, at) -> new Joining(at.lengths()))
        .with(Layer.StochasticDepth.class, (l, at) -> new DroppingBranch(l.rate()));
  }

  private Operations() {}

  /** Whether this trainer knows layers of this kind. */
  static boolean know(Layer layer) {
    return ALL.has(layer);
  }

  /**
   * The operation of a layer.
   *
   * @param inputs shapes per example
   * @param variables the layer's, in the order of {@link Layer#parameters}
   * @throws IllegalArgumentException for a layer this trainer does not know
   */
  static Operation of(Layer layer, List<Shape> inputs, List<Variable> variables) {
    return ALL.apply(layer, new Place(inputs, layer.output(inputs), variables));
  }

  private static Operation dense(Layer.Dense l, Place at) {
    int in = at.in().size(at.in().rank() - 1);
    Affine affine = new Affine(in, l.units(), at.kernel(), at.bias());
    return activated(affine, l.activation(), at.out());
  }

  private static Operation convolution(Layer.Convolution l, Place at) {
    Windows windows =
        windows(at.in(), at.out(), l.kernel(), l.stride(), l.dilation(), l.padding())
            .within(l.border());
    int in = at.in().size(0);
    return activated(
        Convolving.grouped(in, l.filters(), l.groups(), windows, at.kernel(), at.bias()),
        l.activation(),
        at.out());
  }

  private static Operation depthwise(Layer.DepthwiseConvolution l, Place at) {
    Windows windows =
        windows(at.in(), at.out(), l.kernel(), l.stride(), l.dilation().orElse(ONE), l.padding())
            .within(l.border());
    return activated(
        Convolving.depthwise(at.in().size(0), l.multiplier(), windows, at.kernel(), at.bias()),
        l.activation(),
        at.out());
  }

  private static Operation normalization(Layer.BatchNormalization l, Place at) {
    return new Normalising(
        at.in().size(0), area(at.in()), l.momentum(), l.epsilon(), at.variables());
  }

  private static Windows pool(
      Place at, Size size, Optional<Size> stride, Padding padding, Optional<Border> border) {
    return windows(at.in(), at.out(), size, stride.orElse(size), ONE, padding).within(border);
  }

  private static Operation activated(Operation layer, ActivationFunction function, Shape out) {
    return function == ActivationFunction.LINEAR
        ? layer
        : new Chained(layer, function(function, out));
  }

  private static Operation function(ActivationFunction function, Shape out) {
    return function == ActivationFunction.SOFTMAX
        ? out.rank() == 2 ? new Softmax(out.size(1), 1) : new Softmax(out.size(0), area(out))
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
