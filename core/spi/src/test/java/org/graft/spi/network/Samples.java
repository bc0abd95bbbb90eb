package org.graft.spi.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;

/** Networks to test with. */
public final class Samples {
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 2);
  private static final Size THREE = new Size(3, 3);

  private Samples() {}

  /** A dense layer with Glorot's start and a bias. */
  public static Layer dense(int units, ActivationFunction activation) {
    return new Layer.Dense(units, activation, Initializer.GLOROT_UNIFORM, true);
  }

  /** A convolution that keeps the image's size. */
  public static Layer convolution(int filters, ActivationFunction activation) {
    return convolution(filters, THREE, ONE, activation);
  }

  private static Layer convolution(
      int filters, Size kernel, Size stride, ActivationFunction activation) {
    return new Layer.Convolution(
        filters, kernel, stride, Padding.SAME, ONE, activation, Initializer.HE_UNIFORM, true);
  }

  /** Blocks that are named: a stem, stages of two blocks and one, a head. */
  public static Network staged() {
    Layer dense = dense(4, ActivationFunction.RELU);
    return new Network(
        Shape.of(4),
        List.of(
            new Node("stem", dense, List.of(Network.INPUT), "stem"),
            new Node("layer1.0.conv", dense, List.of("stem"), "layer1.0"),
            new Node("layer1.0.add", new Layer.Add(), List.of("layer1.0.conv", "stem"), "layer1.0"),
            new Node("layer1.1.conv", dense, List.of("layer1.0.add"), "layer1.1"),
            new Node("layer2.0.conv", dense, List.of("layer1.1.conv"), "layer2.0"),
            new Node("fc", dense(3, ActivationFunction.SOFTMAX), List.of("layer2.0.conv"), "fc")));
  }

  /** Three blocks: dense with dropout, dense with normalisation, and a softmax head of 3. */
  public static Network chain() {
    return Network.sequential(
        Shape.of(4),
        List.of(
            dense(8, ActivationFunction.RELU),
            new Layer.Dropout(0.5),
            dense(6, ActivationFunction.LINEAR),
            new Layer.BatchNormalization(0.99, 0.001),
            new Layer.Activation(ActivationFunction.TANH),
            dense(3, ActivationFunction.SOFTMAX)));
  }

  /** A stem, a branch that is added to it, and a softmax head of 3. */
  public static Network residual() {
    return new Network(
        Shape.of(4),
        List.of(
            new Node("stem", dense(5, ActivationFunction.TANH), List.of(Network.INPUT)),
            new Node("branch", dense(5, ActivationFunction.TANH), List.of("stem")),
            new Node("sum", new Layer.Add(), List.of("stem", "branch")),
            new Node("head", dense(3, ActivationFunction.SOFTMAX), List.of("sum"))));
  }

  /** VGG16 (arXiv:1409.1556) for 1000 classes. */
  static Network vgg16() {
    List<Layer> layers = new ArrayList<>();
    for (int[] stage : new int[][] {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}}) {
      for (int k = 0; k < stage[0]; k++) {
        layers.add(convolution(stage[1], ActivationFunction.RELU));
      }
      layers.add(new Layer.MaxPooling(TWO, Optional.empty(), Padding.VALID));
    }
    layers.add(new Layer.Flatten());
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(1000, ActivationFunction.SOFTMAX));
    return Network.sequential(Shape.of(3, 224, 224), layers);
  }

  /** MobileNet (arXiv:1704.04861, table 1) for 1000 classes. */
  static Network mobileNet() {
    List<Layer> layers = new ArrayList<>();
    layers.add(convolution(32, THREE, TWO, ActivationFunction.RELU));
    int[][] pairs = {
      {1, 64}, {2, 128}, {1, 128}, {2, 256}, {1, 256}, {2, 512}, {1, 512}, {1, 512}, {1, 512},
      {1, 512}, {1, 512}, {2, 1024}, {1, 1024}
    };
    for (int[] pair : pairs) {
      layers.add(
          new Layer.DepthwiseConvolution(
              1,
              THREE,
              new Size(pair[0], pair[0]),
              Padding.SAME,
              ActivationFunction.LINEAR,
              Initializer.HE_UNIFORM,
              false));
      layers.add(new Layer.BatchNormalization(0.99, 0.001));
      layers.add(new Layer.Activation(ActivationFunction.RELU));
      layers.add(convolution(pair[1], ONE, ONE, ActivationFunction.RELU));
    }
    layers.add(new Layer.GlobalAveragePooling());
    layers.add(dense(1000, ActivationFunction.SOFTMAX));
    return Network.sequential(Shape.of(3, 224, 224), layers);
  }
}
