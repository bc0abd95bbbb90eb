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

  /** The one input's shape as it is. */
  static Shape kept(Layer layer, List<Shape> inputs) {
    count(layer, inputs, 1);
    return inputs.get(0);
  }

  /** Features of a vector or of tokens: the last axis. */
  static int features(Shape input) {
    return input.size(input.rank() - 1);
  }

  /** Features of a vector or of tokens, or channels of an image. */
  static int channels(Shape input) {
    return input.rank() == 2 ? input.size(1) : input.size(0);
  }

  /** A vector or tokens with another number of features. */
  static Shape lastAxis(Layer layer, List<Shape> inputs, int features) {
    count(layer, inputs, 1);
    Shape in = inputs.get(0);
    if (in.rank() == 2) {
      return Shape.of(in.size(0), features);
    }
    rank(layer, inputs, 1);
    return Shape.of(features);
  }

  /** Checks that there are tokens [tokens, features]. */
  static Shape tokens(Layer layer, List<Shape> inputs) {
    count(layer, inputs, 1);
    if (inputs.get(0).rank() != 2) {
      throw new IllegalArgumentException(
          layer.kind()
              + " takes tokens [tokens, features], such as 'to-tokens' makes of an image; found "
              + inputs.get(0));
    }
    return inputs.get(0);
  }

  /** Checks that channels fall into groups. */
  static void groups(Layer layer, int groups, int... channels) {
    for (int c : channels) {
      if (c % groups != 0) {
        throw new IllegalArgumentException(
            layer.kind()
                + " in "
                + groups
                + " groups needs a multiple of them, found "
                + c
                + " channels");
      }
    }
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
