package org.graft.backbones.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.ImageLayer.Interpolation;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.NormalizationLayer.GroupNormalization;
import org.graft.spi.network.NormalizationLayer.LayerNormalization;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;

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
      case "ZeroPadding2D" -> {
        Border zeros = border(config, "padding");
        yield only(new Layer.ZeroPadding(zeros.top(), zeros.bottom(), zeros.left(), zeros.right()));
      }
      case "Cropping2D" -> only(new ImageLayer.Cropping(border(config, "cropping")));
      case "UpSampling2D" -> only(upsampling(config));
      case "BatchNormalization" -> List.of(normalization(config));
      case "LayerNormalization" -> {
        config.only("rms_scaling", "false");
        yield List.of(affine(config, new LayerNormalization(config.number("epsilon", 0.001))));
      }
      case "GroupNormalization" -> List.of(groupNormalization(config, input));
      case "Activation" -> only(new Layer.Activation(Functions.of(config)));
      case "ReLU" -> only(Functions.relu(config));
      case "LeakyReLU" -> only(Functions.leaky(config));
      case "ELU" -> {
        config.only("alpha", "1.0", "1");
        yield only(new Layer.Activation(ActivationFunction.ELU));
      }
      case "PReLU" -> List.of(prelu(config, input));
      case "Softmax" -> {
        config.only("axis", "-1", "[-1]");
        yield only(new Layer.Activation(ActivationFunction.SOFTMAX));
      }
      case "Dropout" -> only(new Layer.Dropout(config.number("rate", 0)));
      case "Flatten" -> only(new Layer.Flatten());
      case "Reshape" -> reshape(config, input);
      case "Add" -> only(new Layer.Add());
      case "Multiply" -> only(new Layer.Multiply());
      case "Concatenate" -> only(new Layer.Concatenate());
      default ->
          throw new IllegalArgumentException(
              "layer '%s' is a %s, which Graft has no layer for"
                  .formatted(layer.name(), layer.type()));
    };
  }

  /** Refuses layers that are code, before anything else of the file is looked at. */
  static void refuseCode(List<KerasLayer> layers) {
    for (KerasLayer layer : layers) {
      if (layer.type().equals("Lambda")) {
        throw new IllegalArgumentException(
            "layer '%s' is a Lambda: code in the file, which Graft does not run; build the network in Keras"
                    .formatted(layer.name())
                + " without it");
      }
    }
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
            bias,
            config.has("groups") ? config.integer("groups") : 1,
            Optional.empty()),
        arrays("kernel", bias));
  }

  private static Piece depthwise(
      String suffix, Fields config, ActivationFunction function, boolean bias) {
    Size dilation = size(config, "dilation_rate");
    return new Piece(
        suffix,
        new Layer.DepthwiseConvolution(
            config.has("depth_multiplier") ? config.integer("depth_multiplier") : 1,
            config.size("kernel_size"),
            size(config, "strides"),
            padding(config),
            function,
            UNUSED,
            bias,
            dilation.equals(ONE) ? Optional.empty() : Optional.of(dilation),
            Optional.empty()),
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

  /**
   * The same numbers in Keras's order, which has channels last: pixels as tokens are in that order,
   * and so are tokens reshaped.
   */
  private static List<Piece> reshape(Fields config, Shape input) {
    List<Integer> target = completed(config.integers("target_shape"), input.elements());
    if (target.isEmpty() || target.size() > 3) {
      throw config.refuse(
          "makes %s of %s (channels first); expected as many numbers, on one to three axes"
              .formatted(config.get("target_shape"), input));
    }
    if (target.size() == 1) {
      return only(new Layer.Flatten());
    } else if (target.size() == 3
        && target.get(2) == input.size(0)
        && input.elements() == input.size(0)) {
      return only(new Layer.Reshape(List.of(input.size(0), 1, 1)));
    }
    List<Piece> pieces = new ArrayList<>();
    if (input.rank() == 3) {
      pieces.add(new Piece("_pixels", new TokenLayer.ToTokens(), Map.of()));
    }
    if (target.size() < 3) {
      pieces.add(Piece.of(new Layer.Reshape(target)));
      return pieces;
    }
    Size grid = new Size(target.get(0), target.get(1));
    List<Integer> tokens = List.of(grid.height() * grid.width(), target.get(2));
    pieces.add(new Piece("_tokens", new Layer.Reshape(tokens), Map.of()));
    pieces.add(Piece.of(new TokenLayer.ToImage(grid)));
    return pieces;
  }

  /** Sizes with the one that is -1 worked out; none where they do not hold as many numbers. */
  private static List<Integer> completed(List<Integer> sizes, long numbers) {
    int unknown = sizes.indexOf(-1);
    long left = numbers;
    for (int i = 0; i < sizes.size(); i++) {
      if (i != unknown) {
        if (sizes.get(i) < 1 || left % sizes.get(i) != 0) {
          return List.of();
        }
        left /= sizes.get(i);
      }
    }
    List<Integer> all = new ArrayList<>(sizes);
    if (unknown >= 0) {
      all.set(unknown, Math.toIntExact(left));
    }
    return unknown >= 0 || left == 1 ? all : List.of();
  }

  private static Layer upsampling(Fields config) {
    config.only("interpolation", "\"nearest\"", "\"bilinear\"");
    boolean bilinear =
        config.has("interpolation") && config.text("interpolation").equals("bilinear");
    return new ImageLayer.Upsampling(
        config.has("size") ? config.size("size") : new Size(2, 2),
        bilinear ? Interpolation.BILINEAR : Interpolation.NEAREST);
  }

  /** A layer with a factor and a summand; one that Keras was told to leave out is 1 or 0. */
  private static Piece affine(Fields config, Layer layer) {
    Map<String, String> arrays = new HashMap<>();
    if (config.flag("scale", true)) {
      arrays.put("gamma", "gamma");
    }
    if (config.flag("center", true)) {
      arrays.put("beta", "beta");
    }
    return new Piece("", layer, arrays);
  }

  private static Piece groupNormalization(Fields config, Shape input) {
    int groups = config.has("groups") ? config.integer("groups") : 32;
    return affine(
        config,
        new GroupNormalization(
            groups == -1 ? input.size(0) : groups, config.number("epsilon", 0.001)));
  }

  /** With a slope for each channel or feature, or with one for all. */
  private static Piece prelu(Fields config, Shape input) {
    List<Integer> shared = config.has("shared_axes") ? config.integers("shared_axes") : List.of();
    boolean all = shared.size() == input.rank();
    boolean pixels = input.rank() == 3 && List.of(1, 2).equals(shared);
    if (!all && !pixels && !(input.rank() == 1 && shared.isEmpty())) {
      throw config.refuse(
          "has a slope of its own for pixels; Graft's has one a channel (shared_axes [1, 2]), or"
              + " one for all");
    }
    return new Piece("", new ChannelLayer.PRelu(all), Map.of("slope", "alpha"));
  }

  /** Statistics and factors; those that Keras was told to leave out are 0 or 1. */
  private static Piece normalization(Fields config) {
    config.only("axis", "-1", "[-1]", "3", "[3]", "1", "[1]");
    Piece factors =
        affine(
            config,
            new Layer.BatchNormalization(
                config.number("momentum", 0.99), config.number("epsilon", 0.001)));
    Map<String, String> arrays = new HashMap<>(factors.arrays());
    arrays.putAll(Map.of("mean", "moving_mean", "variance", "moving_variance"));
    return new Piece("", factors.layer(), arrays);
  }

  private static Border border(Fields config, String key) {
    List<Integer> sizes = config.integers(key);
    return switch (sizes.size()) {
      case 1 -> Border.of(sizes.get(0));
      case 2 -> Border.of(sizes.get(0), sizes.get(1));
      case 4 -> new Border(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
      default ->
          throw config.refuse("has '" + key + "' = " + sizes + ", expected 1, 2 or 4 numbers");
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
