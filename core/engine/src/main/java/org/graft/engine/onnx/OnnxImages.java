package org.graft.engine.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.graft.engine.protobuf.Message;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Border;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Layers that take images [channels, height, width]. */
final class OnnxImages {
  private static final Size ONE = new Size(1, 1);
  private static final Border NONE = Border.of(0);

  private OnnxImages() {}

  /** These beside the others. */
  static LayerCases<Place, String> with(LayerCases<Place, String> others) {
    return others
        .with(Layer.Convolution.class, OnnxImages::convolution)
        .with(Layer.DepthwiseConvolution.class, OnnxImages::depthwise)
        .with(Layer.MaxPooling.class, OnnxImages::largest)
        .with(Layer.AveragePooling.class, OnnxImages::mean)
        .with(Layer.GlobalAveragePooling.class, (layer, place) -> reduced(place, "ReduceMean"))
        .with(Layer.GlobalMaxPooling.class, (layer, place) -> reduced(place, "ReduceMax"))
        .with(
            Layer.ZeroPadding.class,
            (layer, place) ->
                padded(place, new Border(layer.top(), layer.bottom(), layer.left(), layer.right())))
        .with(ImageLayer.AdaptiveAveragePooling.class, OnnxImages::adaptive)
        .with(ImageLayer.Upsampling.class, OnnxImages::larger)
        .with(ImageLayer.Cropping.class, OnnxImages::cropped)
        .with(ImageLayer.SpaceToDepth.class, OnnxImages::deeper)
        .with(ChannelLayer.ChannelShuffle.class, OnnxImages::shuffled)
        .with(NormalizationLayer.GroupNormalization.class, OnnxImages::groups)
        .with(NormalizationLayer.GlobalResponseNormalization.class, OnnxImages::response)
        .with(NormalizationLayer.LocalResponseNormalization.class, OnnxImages::neighbours);
  }

  /**
   * Windows on an image, with what ONNX calls them.
   *
   * @param reach whether a last window that reaches beyond the border counts
   */
  private record Laid(
      Size size, Size stride, Size dilation, Padding padding, Border border, boolean reach) {
    List<Message> attributes(Place place) {
      int[] rows = pads(place, 1, size.height(), stride.height(), dilation.height());
      int[] columns = pads(place, 2, size.width(), stride.width(), dilation.width());
      List<Message> all = new ArrayList<>();
      all.add(OnnxGraph.attribute("kernel_shape", List.of(size.height(), size.width())));
      all.add(OnnxGraph.attribute("strides", List.of(stride.height(), stride.width())));
      all.add(OnnxGraph.attribute("pads", List.of(rows[0], columns[0], rows[1], columns[1])));
      if (!dilation.equals(ONE)) {
        all.add(OnnxGraph.attribute("dilations", List.of(dilation.height(), dilation.width())));
      }
      return all;
    }

    private int[] pads(Place place, int axis, int taps, int step, int apart) {
      int before = axis == 1 ? border.top() : border.left();
      int after = axis == 1 ? border.bottom() : border.right();
      int needed =
          (place.output().size(axis) - 1) * step
              + (taps - 1) * apart
              + 1
              - place.shape().size(axis);
      if (padding == Padding.SAME) {
        int all = Math.max(0, needed);
        return new int[] {all / 2, all - all / 2};
      }
      return new int[] {before, reach ? Math.max(after, needed - before) : after};
    }

    /** Whether a window reaches beyond the border. */
    boolean beyond(Place place) {
      return padding == Padding.VALID
          && reach
          && (pads(place, 1, size.height(), stride.height(), 1)[1] > border.bottom()
              || pads(place, 2, size.width(), stride.width(), 1)[1] > border.right());
    }
  }

  private static String convolved(Place place, Laid laid, Tensor kernel, Shape shape, int groups) {
    List<String> inputs = new ArrayList<>(List.of(place.input()));
    inputs.add(place.graph().constant(shape, kernel));
    if (place.parameters().containsKey("bias")) {
      inputs.add(place.parameter("bias"));
    }
    List<Message> attributes = laid.attributes(place);
    attributes.add(OnnxGraph.attribute("group", (long) groups));
    return place.graph().add("Conv", inputs, attributes.toArray(Message[]::new));
  }

  private static String convolution(Layer.Convolution layer, Place place) {
    Tensor kernel = place.tensor("kernel");
    return convolved(
        place,
        new Laid(
            layer.kernel(),
            layer.stride(),
            layer.dilation(),
            layer.padding(),
            layer.border().orElse(NONE),
            false),
        kernel,
        kernel.shape(),
        layer.groups());
  }

  /** [multiplier, in, height, width] becomes [in multiplier, 1, height, width]. */
  private static String depthwise(Layer.DepthwiseConvolution layer, Place place) {
    Tensor kernel = place.tensor("kernel");
    int in = place.shape().size(0);
    int area = layer.kernel().height() * layer.kernel().width();
    float[] given = kernel.toArray();
    float[] turned = new float[given.length];
    for (int m = 0; m < layer.multiplier(); m++) {
      for (int c = 0; c < in; c++) {
        System.arraycopy(
            given, (m * in + c) * area, turned, (c * layer.multiplier() + m) * area, area);
      }
    }
    Shape shape =
        Shape.of(in * layer.multiplier(), 1, layer.kernel().height(), layer.kernel().width());
    return convolved(
        place,
        new Laid(
            layer.kernel(),
            layer.stride(),
            layer.dilation().orElse(ONE),
            layer.padding(),
            layer.border().orElse(NONE),
            false),
        Tensor.of(shape, turned),
        shape,
        in);
  }

  private static String largest(Layer.MaxPooling layer, Place place) {
    Laid laid =
        new Laid(
            layer.size(),
            layer.stride().orElse(layer.size()),
            ONE,
            layer.padding(),
            layer.border().orElse(NONE),
            layer.ceil());
    return place.unary("MaxPool", laid.attributes(place).toArray(Message[]::new));
  }

  private static String mean(Layer.AveragePooling layer, Place place) {
    Laid laid =
        new Laid(
            layer.size(),
            layer.stride().orElse(layer.size()),
            ONE,
            layer.padding(),
            layer.border().orElse(NONE),
            layer.ceil());
    if (layer.countBorder() && laid.beyond(place)) {
      throw new IllegalArgumentException(
          "its border counts in the mean and a last window reaches beyond it, which ONNX counts"
              + " otherwise; write safetensors");
    }
    List<Message> attributes = laid.attributes(place);
    attributes.add(OnnxGraph.attribute("count_include_pad", layer.countBorder() ? 1L : 0L));
    return place.unary("AveragePool", attributes.toArray(Message[]::new));
  }

  private static String reduced(Place place, String operator) {
    return place.unary(
        operator, OnnxGraph.attribute("axes", List.of(2, 3)), OnnxGraph.attribute("keepdims", 0L));
  }

  private static String padded(Place place, Border border) {
    String pads =
        place
            .graph()
            .whole(0, 0, border.top(), border.left(), 0, 0, border.bottom(), border.right());
    return place.graph().add("Pad", List.of(place.input(), pads));
  }

  /** Means of rows by a matrix from the left, of columns by one from the right. */
  private static String adaptive(ImageLayer.AdaptiveAveragePooling layer, Place place) {
    int height = place.shape().size(1);
    int width = place.shape().size(2);
    Shape left = Shape.of(layer.size().height(), height);
    Shape right = Shape.of(width, layer.size().width());
    float[] rows = means(height, layer.size().height(), 1, height);
    float[] columns = means(width, layer.size().width(), layer.size().width(), 1);
    OnnxGraph graph = place.graph();
    String means = place.binary("MatMul", graph.constant(left, rows), place.input());
    return place.binary("MatMul", means, graph.constant(right, columns));
  }

  /** What each pixel of a line counts in each window's mean, in a matrix with the given strides. */
  private static float[] means(int pixels, int windows, int pixelStride, int windowStride) {
    float[] shares = new float[pixels * windows];
    for (int i = 0; i < windows; i++) {
      int from = i * pixels / windows;
      int to = ((i + 1) * pixels + windows - 1) / windows;
      for (int pixel = from; pixel < to; pixel++) {
        shares[pixel * pixelStride + i * windowStride] = 1f / (to - from);
      }
    }
    return shares;
  }

  private static String larger(ImageLayer.Upsampling layer, Place place) {
    OnnxGraph graph = place.graph();
    String factors =
        graph.constant(Shape.of(4), 1, 1, layer.factor().height(), layer.factor().width());
    boolean nearest = layer.interpolation() == ImageLayer.Interpolation.NEAREST;
    return graph.add(
        "Resize",
        List.of(place.input(), "", factors),
        OnnxGraph.attribute("mode", nearest ? "nearest" : "linear"),
        OnnxGraph.attribute(
            "coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel"),
        OnnxGraph.attribute("nearest_mode", "floor"));
  }

  private static String cropped(ImageLayer.Cropping layer, Place place) {
    Border edges = layer.edges();
    OnnxGraph graph = place.graph();
    return graph.add(
        "Slice",
        List.of(
            place.input(),
            graph.whole(edges.top(), edges.left()),
            graph.whole(
                place.shape().size(1) - edges.bottom(), place.shape().size(2) - edges.right()),
            graph.whole(2, 3)));
  }

  /** Output channel (column b + row) channels + c. */
  private static String deeper(ImageLayer.SpaceToDepth layer, Place place) {
    Shape in = place.shape();
    int b = layer.block();
    String squares =
        place.reshaped(place.input(), in.size(0), in.size(1) / b, b, in.size(2) / b, b);
    String turned = place.transposed(squares, 0, 5, 3, 1, 2, 4);
    return place.reshaped(turned, (long) in.size(0) * b * b, in.size(1) / b, in.size(2) / b);
  }

  private static String shuffled(ChannelLayer.ChannelShuffle layer, Place place) {
    Shape in = place.shape();
    int n = in.size(0) / layer.groups();
    String groups = place.reshaped(place.input(), layer.groups(), n, in.size(1), in.size(2));
    String dealt = place.transposed(groups, 0, 2, 1, 3, 4);
    return place.reshaped(dealt, in.size(0), in.size(1), in.size(2));
  }

  private static String affine(Place place, String normalised) {
    String scaled = place.binary("Mul", normalised, place.alongChannels("gamma"));
    return place.binary("Add", scaled, place.alongChannels("beta"));
  }

  private static String groups(NormalizationLayer.GroupNormalization layer, Place place) {
    Shape in = place.shape();
    int n = layer.groups();
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    OnnxGraph graph = place.graph();
    String normalised =
        graph.add(
            "InstanceNormalization",
            List.of(
                place.reshaped(place.input(), n, in.elements() / n),
                graph.constant(Shape.of(n), ones),
                graph.constant(Shape.of(n), new float[n])),
            OnnxGraph.attribute("epsilon", (float) layer.epsilon()));
    return affine(place, place.reshaped(normalised, in.size(0), in.size(1), in.size(2)));
  }

  private static String response(
      NormalizationLayer.GlobalResponseNormalization layer, Place place) {
    String norms = place.unary("ReduceL2", OnnxGraph.attribute("axes", List.of(2, 3)));
    String mean =
        place.graph().add("ReduceMean", List.of(norms), OnnxGraph.attribute("axes", List.of(1)));
    String weight = place.binary("Div", norms, place.binary("Add", mean, layer.epsilon()));
    String weighed = affine(place, place.binary("Mul", place.input(), weight));
    return place.binary("Add", weighed, place.input());
  }

  private static String neighbours(
      NormalizationLayer.LocalResponseNormalization layer, Place place) {
    if (layer.size() % 2 == 0) {
      throw new IllegalArgumentException(
          "of an even number of channels ONNX takes others; write safetensors");
    }
    return place.unary(
        "LRN",
        OnnxGraph.attribute("size", (long) layer.size()),
        OnnxGraph.attribute("alpha", (float) layer.alpha()),
        OnnxGraph.attribute("beta", (float) layer.beta()),
        OnnxGraph.attribute("bias", (float) layer.k()));
  }
}
