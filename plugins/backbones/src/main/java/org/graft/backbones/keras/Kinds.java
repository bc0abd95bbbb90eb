package org.graft.backbones.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** Keras's layers as Graft's. What has no exact counterpart is refused by name. */
final class Kinds {
  private static final Initializer UNUSED = Initializer.GLOROT_UNIFORM;
  private static final Size ONE = new Size(1, 1);

  private Kinds() {}

  /**
   * The pieces that a layer consists of, in order.
   *
   * @param input shape of what it reads first
   */
  static List<Piece> of(KerasLayer layer, Shape input) {
    Fields config = layer.config();
    config.only("data_format", "\"channels_last\"");
    return switch (layer.type()) {
      case "Dense" -> List.of(dense(config));
      case "Conv2D", "Convolution2D" -> List.of(convolution(config));
      case "DepthwiseConv2D" ->
          List.of(depthwise("", config, Functions.of(config), config.flag("use_bias", true)));
      case "SeparableConv2D" -> separable(config);
      case "MaxPooling2D" ->
          only(new Layer.MaxPooling(config.size("pool_size"), stride(config), padding(config)));
      case "AveragePooling2D" ->
          only(new Layer.AveragePooling(config.size("pool_size"), stride(config), padding(config)));
      case "GlobalAveragePooling2D" -> global(config, new Layer.GlobalAveragePooling(), input);
      case "GlobalMaxPooling2D" -> global(config, new Layer.GlobalMaxPooling(), input);
      case "ZeroPadding2D" -> only(border(config));
      case "BatchNormalization" -> List.of(normalization(config));
      case "Activation" -> only(new Layer.Activation(Functions.of(config)));
      case "ReLU" -> only(Functions.relu(config));
      case "LeakyReLU" -> only(Functions.leaky(config));
      case "ELU" -> {
        config.only("alpha", "1.0", "1");
        yield only(new Layer.Activation(ActivationFunction.ELU));
      }
      case "Softmax" -> {
        config.only("axis", "-1", "[-1]");
        yield only(new Layer.Activation(ActivationFunction.SOFTMAX));
      }
      case "Dropout" -> only(new Layer.Dropout(config.number("rate", 0)));
      case "Flatten" -> only(new Layer.Flatten());
      case "Reshape" -> only(reshape(config, input));
      case "Add" -> only(new Layer.Add());
      case "Multiply" -> only(new Layer.Multiply());
      case "Concatenate" -> only(new Layer.Concatenate());
      case "Lambda" ->
          throw new IllegalArgumentException(
              "layer '%s' is a Lambda: code in the file, which Graft does not run; build the network in Keras"
                      .formatted(layer.name())
                  + " without it");
      default ->
          throw new IllegalArgumentException(
              "layer '%s' is a %s, which Graft has no layer for"
                  .formatted(layer.name(), layer.type()));
    };
  }

  private static List<Piece> only(Layer layer) {
    return List.of(Piece.of(layer));
  }

  private static Piece dense(Fields config) {
    boolean bias = config.flag("use_bias", true);
    return new Piece(
        "",
        new Layer.Dense(config.integer("units"), Functions.of(config), UNUSED, bias),
        arrays("kernel", bias));
  }

  private static Piece convolution(Fields config) {
    config.only("groups", "1");
    boolean bias = config.flag("use_bias", true);
    return new Piece(
        "",
        new Layer.Convolution(
            config.integer("filters"),
            config.size("kernel_size"),
            size(config, "strides"),
            padding(config),
            size(config, "dilation_rate"),
            Functions.of(config),
            UNUSED,
            bias),
        arrays("kernel", bias));
  }

  private static Piece depthwise(
      String suffix, Fields config, ActivationFunction function, boolean bias) {
    if (!size(config, "dilation_rate").equals(ONE)) {
      throw config.refuse("has a dilation_rate above 1, which Graft's depthwise layer lacks");
    }
    return new Piece(
        suffix,
        new Layer.DepthwiseConvolution(
            config.has("depth_multiplier") ? config.integer("depth_multiplier") : 1,
            config.size("kernel_size"),
            size(config, "strides"),
            padding(config),
            function,
            UNUSED,
            bias),
        arrays("depthwise_kernel", bias));
  }

  /** A depthwise convolution and a pointwise one, which has the bias and the activation. */
  private static List<Piece> separable(Fields config) {
    boolean bias = config.flag("use_bias", true);
    Layer pointwise =
        new Layer.Convolution(
            config.integer("filters"),
            ONE,
            ONE,
            Padding.VALID,
            ONE,
            Functions.of(config),
            UNUSED,
            bias);
    return List.of(
        depthwise("_depthwise", config, ActivationFunction.LINEAR, false),
        new Piece("", pointwise, arrays("pointwise_kernel", bias)));
  }

  private static Map<String, String> arrays(String kernel, boolean bias) {
    return bias ? Map.of("kernel", kernel, "bias", "bias") : Map.of("kernel", kernel);
  }

  /** Pooled to a vector, and where Keras keeps the axes, to an image of 1x1 again. */
  private static List<Piece> global(Fields config, Layer layer, Shape input) {
    return config.flag("keepdims", false)
        ? List.of(
            new Piece("_pooled", layer, Map.of()),
            Piece.of(new Layer.Reshape(List.of(input.size(0), 1, 1))))
        : only(layer);
  }

  /** A vector as an image of 1x1, or an image as a vector: Keras's order of others is not ours. */
  private static Layer reshape(Fields config, Shape input) {
    List<Integer> target = new ArrayList<>(config.integers("target_shape"));
    int unknown = target.indexOf(-1);
    if (unknown >= 0) {
      int rest = target.stream().filter(n -> n > 0).reduce(1, Math::multiplyExact);
      target.set(unknown, Math.toIntExact(input.elements() / rest));
    }
    boolean spread = target.size() == 3 && target.get(0) * target.get(1) == 1;
    if (target.size() == 1 && target.get(0) == input.elements()) {
      return new Layer.Flatten();
    } else if (spread && target.get(2) == input.elements() && input.size(0) == target.get(2)) {
      return new Layer.Reshape(List.of(target.get(2), 1, 1));
    }
    throw config.refuse(
        "makes %s of %s (channels first); Graft reshapes to vectors and to images of 1x1"
            .formatted(config.get("target_shape"), input));
  }

  /** Statistics and factors; those that Keras was told to leave out are 0 or 1. */
  private static Piece normalization(Fields config) {
    config.only("axis", "-1", "[-1]", "3", "[3]", "1", "[1]");
    Map<String, String> arrays =
        new java.util.HashMap<>(Map.of("mean", "moving_mean", "variance", "moving_variance"));
    if (config.flag("scale", true)) {
      arrays.put("gamma", "gamma");
    }
    if (config.flag("center", true)) {
      arrays.put("beta", "beta");
    }
    return new Piece(
        "",
        new Layer.BatchNormalization(
            config.number("momentum", 0.99), config.number("epsilon", 0.001)),
        arrays);
  }

  private static Layer border(Fields config) {
    List<Integer> sizes = config.integers("padding");
    return switch (sizes.size()) {
      case 1 -> new Layer.ZeroPadding(sizes.get(0), sizes.get(0), sizes.get(0), sizes.get(0));
      case 2 -> new Layer.ZeroPadding(sizes.get(0), sizes.get(0), sizes.get(1), sizes.get(1));
      case 4 -> new Layer.ZeroPadding(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
      default -> throw config.refuse("has 'padding' = " + sizes + ", expected 1, 2 or 4 numbers");
    };
  }

  private static Size size(Fields config, String key) {
    return config.has(key) ? config.size(key) : ONE;
  }

  private static Optional<Size> stride(Fields config) {
    return config.has("strides") ? Optional.of(config.size("strides")) : Optional.empty();
  }

  private static Padding padding(Fields config) {
    config.only("padding", "\"valid\"", "\"same\"");
    return config.has("padding") && config.text("padding").equals("same")
        ? Padding.SAME
        : Padding.VALID;
  }
}
