package org.graft.libtorch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;

/** Networks to time, as torchvision and timm have them; random weights. */
final class BenchNetworks {
  private static final Size ONE = new Size(1, 1);
  private static final int CLASSES = 10;
  private static final int HEADS = 3;
  private static final int DEPTH = 12;
  private static final int FEATURES = 192;
  private static final double EPSILON = 1e-6;

  private BenchNetworks() {}

  /** {@code resnet18-64}, {@code resnet50-224}, {@code vit-tiny-224}, {@code convnet} and such. */
  static Network of(String name) {
    int dash = name.lastIndexOf('-');
    int pixels = dash < 0 ? 0 : Integer.parseInt(name.substring(dash + 1));
    return switch (dash < 0 ? name : name.substring(0, dash)) {
      case "resnet18" -> resnet(pixels, new int[] {2, 2, 2, 2}, false);
      case "resnet50" -> resnet(pixels, new int[] {3, 4, 6, 3}, true);
      case "vit-tiny" -> vit(pixels);
      case "convnet" -> convnet();
      case "vgg16" -> vgg16(pixels);
      case "dense" -> dense();
      default -> throw new IllegalArgumentException("no network '" + name + "'");
    };
  }

  /** What a fine-tuning of the last stage trains: from the last third of the blocks on. */
  static Set<String> tail(Network network) {
    Set<String> tail = new LinkedHashSet<>();
    boolean open = false;
    for (Node node : network.nodes()) {
      open |= node.name().startsWith("layer4") || node.name().startsWith("block10");
      if (open) {
        tail.add(node.name());
      }
    }
    return tail;
  }

  private static Network convnet() {
    return Network.sequential(
        Shape.of(1, 28, 28),
        List.of(
            new Layer.Convolution(
                32,
                new Size(3, 3),
                ONE,
                Padding.VALID,
                ONE,
                ActivationFunction.RELU,
                Initializer.GLOROT_UNIFORM,
                true),
            new Layer.Convolution(
                32,
                new Size(3, 3),
                ONE,
                Padding.VALID,
                ONE,
                ActivationFunction.RELU,
                Initializer.GLOROT_UNIFORM,
                true),
            new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID),
            new Layer.Flatten(),
            dense(128, ActivationFunction.RELU),
            dense(CLASSES, ActivationFunction.SOFTMAX)));
  }

  private static Network dense() {
    return Network.sequential(
        Shape.of(4608),
        List.of(dense(128, ActivationFunction.RELU), dense(CLASSES, ActivationFunction.SOFTMAX)));
  }

  private static Network vgg16(int pixels) {
    List<Layer> layers = new ArrayList<>();
    int[] filters = {64, 128, 256, 512, 512};
    for (int block = 0; block < filters.length; block++) {
      for (int i = 0; i < (block < 2 ? 2 : 3); i++) {
        layers.add(
            new Layer.Convolution(
                filters[block],
                new Size(3, 3),
                ONE,
                Padding.SAME,
                ONE,
                ActivationFunction.RELU,
                Initializer.HE_NORMAL,
                true));
      }
      layers.add(new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID));
    }
    layers.add(new Layer.Flatten());
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(CLASSES, ActivationFunction.SOFTMAX));
    return Network.sequential(Shape.of(3, pixels, pixels), layers);
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }

  private static Network resnet(int pixels, int[] depths, boolean bottleneck) {
    List<Node> nodes = new ArrayList<>();
    String last = convolution(nodes, "conv1", Network.INPUT, 64, 7, 2);
    last = relu(nodes, "relu", normalised(nodes, "bn1", last));
    last =
        add(
            nodes,
            "maxpool",
            new Layer.MaxPooling(
                new Size(3, 3),
                Optional.of(new Size(2, 2)),
                Padding.VALID,
                Optional.of(Border.of(1)),
                false),
            last);
    int in = 64;
    for (int stage = 0; stage < depths.length; stage++) {
      int width = 64 << stage;
      int out = bottleneck ? 4 * width : width;
      for (int i = 0; i < depths[stage]; i++) {
        String name = "layer" + (stage + 1) + "." + i;
        int stride = stage > 0 && i == 0 ? 2 : 1;
        last = block(nodes, name, last, in == out && stride == 1, width, out, stride);
        in = out;
      }
    }
    last = add(nodes, "avgpool", new Layer.GlobalAveragePooling(), last);
    add(nodes, "fc", dense(CLASSES, ActivationFunction.SOFTMAX), last);
    return new Network(Shape.of(3, pixels, pixels), nodes);
  }

  private static String block(
      List<Node> nodes, String name, String from, boolean same, int width, int out, int stride) {
    String last;
    if (width == out) {
      last = convolution(nodes, name + ".conv1", from, width, 3, stride);
      last = relu(nodes, name + ".relu1", normalised(nodes, name + ".bn1", last));
      last = convolution(nodes, name + ".conv2", last, out, 3, 1);
      last = normalised(nodes, name + ".bn2", last);
    } else {
      last = convolution(nodes, name + ".conv1", from, width, 1, 1);
      last = relu(nodes, name + ".relu1", normalised(nodes, name + ".bn1", last));
      last = convolution(nodes, name + ".conv2", last, width, 3, stride);
      last = relu(nodes, name + ".relu2", normalised(nodes, name + ".bn2", last));
      last = convolution(nodes, name + ".conv3", last, out, 1, 1);
      last = normalised(nodes, name + ".bn3", last);
    }
    String shortcut =
        same
            ? from
            : normalised(
                nodes,
                name + ".downsample.1",
                convolution(nodes, name + ".downsample.0", from, out, 1, stride));
    nodes.add(new Node(name + ".add", new Layer.Add(), List.of(last, shortcut)));
    return relu(nodes, name + ".relu", name + ".add");
  }

  private static String convolution(
      List<Node> nodes, String name, String from, int filters, int size, int stride) {
    return add(
        nodes,
        name,
        new Layer.Convolution(
            filters,
            new Size(size, size),
            new Size(stride, stride),
            Padding.VALID,
            ONE,
            ActivationFunction.LINEAR,
            Initializer.HE_NORMAL,
            false,
            1,
            Optional.of(Border.of(size / 2))),
        from);
  }

  private static String normalised(List<Node> nodes, String name, String from) {
    return add(nodes, name, new Layer.BatchNormalization(0.9, 1e-5), from);
  }

  private static String relu(List<Node> nodes, String name, String from) {
    return add(nodes, name, new Layer.Activation(ActivationFunction.RELU), from);
  }

  private static Network vit(int pixels) {
    List<Node> nodes = new ArrayList<>();
    Layer patches =
        new Layer.Convolution(
            FEATURES,
            new Size(16, 16),
            new Size(16, 16),
            Padding.VALID,
            ONE,
            ActivationFunction.LINEAR,
            Initializer.GLOROT_UNIFORM,
            true);
    String last = add(nodes, "patches", patches, Network.INPUT);
    last = add(nodes, "tokens", new TokenLayer.ToTokens(), last);
    last = add(nodes, "class", new TokenLayer.LearnedTokens(1, 0), last);
    last = add(nodes, "positions", new TokenLayer.PositionEmbedding(), last);
    for (int i = 0; i < DEPTH; i++) {
      String name = "block" + i;
      String x = add(nodes, name + ".norm1", norm(), last);
      x = add(nodes, name + ".qkv", dense(3 * FEATURES, ActivationFunction.LINEAR), x);
      x = add(nodes, name + ".attention", new TokenLayer.Attention(HEADS, 0), x);
      x = add(nodes, name + ".proj", dense(FEATURES, ActivationFunction.LINEAR), x);
      nodes.add(new Node(name + ".add1", new Layer.Add(), List.of(last, x)));
      x = add(nodes, name + ".norm2", norm(), name + ".add1");
      x = add(nodes, name + ".fc1", dense(4 * FEATURES, ActivationFunction.GELU), x);
      x = add(nodes, name + ".fc2", dense(FEATURES, ActivationFunction.LINEAR), x);
      nodes.add(new Node(name + ".add2", new Layer.Add(), List.of(name + ".add1", x)));
      last = name + ".add2";
    }
    last = add(nodes, "norm", norm(), last);
    last = add(nodes, "mean", new TokenLayer.TokenMean(), last);
    add(nodes, "head", dense(CLASSES, ActivationFunction.SOFTMAX), last);
    return new Network(Shape.of(3, pixels, pixels), nodes);
  }

  private static Layer norm() {
    return new NormalizationLayer.LayerNormalization(EPSILON);
  }

  private static String add(List<Node> nodes, String name, Layer layer, String input) {
    nodes.add(new Node(name, layer, List.of(input)));
    return name;
  }
}
