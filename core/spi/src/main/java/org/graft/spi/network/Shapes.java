package org.graft.spi.network;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Parameter.Role;

/** Shape arithmetic that layers share. */
final class Shapes {
  private Shapes() {}

  static void count(Layer layer, List<Shape> inputs, int count) {
    if (inputs.size() != count) {
      throw new IllegalArgumentException(
          layer.kind() + " takes " + count + " input(s), found " + inputs.size());
    }
  }

  static void rank(Layer layer, List<Shape> inputs, int rank) {
    count(layer, inputs, 1);
    if (inputs.get(0).rank() != rank) {
      throw new IllegalArgumentException(
          layer.kind()
              + (rank == 1
                  ? " takes a vector; put a 'flatten' or a global pooling before it"
                  : " takes an image [channels, height, width]")
              + "; found "
              + inputs.get(0));
    }
  }

  static Shape window(
      Layer layer,
      int channels,
      Shape in,
      Size kernel,
      Size stride,
      Size dilation,
      Padding padding) {
    int height = (kernel.height() - 1) * dilation.height() + 1;
    int width = (kernel.width() - 1) * dilation.width() + 1;
    if (kernel.height() < 1 || kernel.width() < 1 || stride.height() < 1 || stride.width() < 1) {
      throw new IllegalArgumentException(layer.kind() + " needs window and stride of 1 or more");
    }
    if (padding == Padding.VALID && (height > in.size(1) || width > in.size(2))) {
      throw new IllegalArgumentException(
          layer.kind() + " with a window of " + height + "x" + width + " does not fit " + in);
    }
    return Shape.of(
        channels,
        padding.output(in.size(1), height, stride.height()),
        padding.output(in.size(2), width, stride.width()));
  }

  static Shape pool(Layer layer, List<Shape> inputs, Size size, Size stride, Padding padding) {
    rank(layer, inputs, 3);
    Shape in = inputs.get(0);
    return window(layer, in.size(0), in, size, stride, new Size(1, 1), padding);
  }

  static Shape chosen(Layer layer, List<Shape> inputs, List<Integer> channels) {
    count(layer, inputs, 1);
    Shape in = inputs.get(0);
    if (in.rank() == 0 || channels.stream().anyMatch(c -> c >= in.size(0))) {
      throw new IllegalArgumentException(
          layer.kind() + " reads channels " + channels + " (from 0), found an input of " + in);
    }
    return in.row().batch(channels.size());
  }

  static Shape same(Layer layer, List<Shape> inputs) {
    if (inputs.size() < 2 || inputs.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          layer.kind() + " takes two or more inputs of one shape, found " + inputs);
    }
    return inputs.get(0);
  }

  static Shape reshaped(Layer layer, List<Shape> inputs, Shape wanted) {
    count(layer, inputs, 1);
    if (inputs.get(0).elements() != wanted.elements()) {
      throw new IllegalArgumentException(
          layer.kind() + " to " + wanted + " needs as many numbers, found " + inputs.get(0));
    }
    return wanted;
  }

  static Shape product(Layer layer, List<Shape> inputs) {
    if (inputs.size() == 2) {
      Shape first = inputs.get(0);
      Shape second = inputs.get(1);
      if (first.equals(second) || weighs(second, first)) {
        return first;
      } else if (weighs(first, second)) {
        return second;
      }
    }
    throw new IllegalArgumentException(
        layer.kind()
            + " takes two inputs of one shape, or an image and [channels, 1, 1], found "
            + inputs);
  }

  /** Whether one has a number for each channel of the other. */
  private static boolean weighs(Shape weights, Shape image) {
    return image.rank() == 3 && weights.equals(Shape.of(image.size(0), 1, 1));
  }

  static Shape concatenated(Layer layer, List<Shape> inputs) {
    int first = inputs.stream().mapToInt(s -> s.size(0)).sum();
    List<Integer> rest = inputs.get(0).row().sizes();
    if (inputs.stream().anyMatch(s -> !s.row().sizes().equals(rest))) {
      throw new IllegalArgumentException(
          layer.kind() + " takes inputs that differ only in their first axis, found " + inputs);
    }
    List<Integer> sizes = new ArrayList<>(List.of(first));
    sizes.addAll(rest);
    return new Shape(sizes);
  }

  static List<Parameter> kernelAndBias(
      Shape kernel,
      Initializer initializer,
      double fanIn,
      double fanOut,
      boolean bias,
      int outputs) {
    Parameter weights = new Parameter("kernel", kernel, Role.TRAINED, initializer, fanIn, fanOut);
    return bias
        ? List.of(
            weights,
            new Parameter(
                "bias", Shape.of(outputs), Role.TRAINED, Initializer.ZEROS, fanIn, fanOut))
        : List.of(weights);
  }
}
