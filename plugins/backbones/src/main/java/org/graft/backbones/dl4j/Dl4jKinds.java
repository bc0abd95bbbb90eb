package org.graft.backbones.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/** DL4J's layers as Graft's. What has no exact counterpart is refused by name. */
final class Dl4jKinds {
  private static final Initializer UNUSED = Initializer.GLOROT_UNIFORM;

  private Dl4jKinds() {}

  /**
   * What a layer becomes, in order: dropout and padding in front, then the layer itself; nothing
   * for a layer that only measures a loss.
   */
  static List<Layer> of(Dl4jLayer layer) {
    Fields fields = layer.fields();
    for (String key : List.of("cnn2dDataFormat", "cnn2DFormat", "dataFormat")) {
      fields.only(key, "\"NCHW\"");
    }
    List<Layer> layers = new ArrayList<>(reshaping(layer));
    dropout(fields).ifPresent(layers::add);
    switch (layer.type()) {
      case "DenseLayer", "OutputLayer" -> {
        fields.only("hasLayerNorm", "false");
        layers.add(
            new Layer.Dense(
                fields.integer("nout"),
                Dl4jFunctions.of(fields),
                UNUSED,
                fields.flag("hasBias", true)));
      }
      case "ConvolutionLayer" -> {
        border(fields).ifPresent(layers::add);
        layers.add(convolution(fields));
      }
      case "DepthwiseConvolution2D" -> {
        border(fields).ifPresent(layers::add);
        layers.add(depthwise(fields));
      }
      case "SeparableConvolution2D" -> {
        border(fields).ifPresent(layers::add);
        layers.addAll(separable(fields));
      }
      case "SubsamplingLayer" -> layers.add(pooling(fields));
      case "GlobalPoolingLayer" -> {
        fields.only("collapseDimensions", "true");
        fields.only("poolingType", "\"AVG\"", "\"MAX\"");
        layers.add(
            fields.text("poolingType").equals("AVG")
                ? new Layer.GlobalAveragePooling()
                : new Layer.GlobalMaxPooling());
      }
      case "ZeroPaddingLayer" -> {
        List<Integer> sizes = fields.integers("padding");
        if (sizes.size() != 4) {
          throw fields.refuse("has 'padding' = " + sizes + ", expected 4 numbers");
        }
        layers.add(new Layer.ZeroPadding(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3)));
      }
      case "BatchNormalization" ->
          layers.add(
              new Layer.BatchNormalization(
                  fields.number("decay", 0.9), fields.number("eps", 1e-5)));
      case "ActivationLayer" -> {
        if (Dl4jFunctions.slope(fields).isEmpty()) {
          layers.add(new Layer.Activation(Dl4jFunctions.of(fields)));
        }
      }
      case "LossLayer" -> {
        if (Dl4jFunctions.of(fields) != ActivationFunction.LINEAR) {
          layers.add(new Layer.Activation(Dl4jFunctions.of(fields)));
        }
      }
      case "DropoutLayer" -> {
        if (layers.isEmpty()) {
          layers.add(new Layer.Activation(ActivationFunction.LINEAR));
        }
      }
      case "ElementWiseVertex" -> {
        fields.only("op", "\"Add\"");
        layers.add(new Layer.Add());
      }
      case "MergeVertex" -> {
        fields.only("mergeAxis", "1");
        layers.add(new Layer.Concatenate());
      }
      default ->
          throw new IllegalArgumentException(
              "layer '%s' is a %s, which Graft has no layer for"
                  .formatted(layer.name(), layer.type()));
    }
    Dl4jFunctions.slope(fields).ifPresent(slope -> layers.add(new Layer.LeakyRelu(slope)));
    return layers;
  }

  /** Images made of vectors are images here from the start; both flatten channels first. */
  private static List<Layer> reshaping(Dl4jLayer layer) {
    return switch (layer.reshaping()) {
      case "", "FeedForwardToCnnPreProcessor" -> List.of();
      case "CnnToFeedForwardPreProcessor" -> List.of(new Layer.Flatten());
      default ->
          throw layer.fields().refuse("follows a " + layer.reshaping() + ", which Graft lacks");
    };
  }

  /** DL4J drops a layer's inputs and states the share that it keeps. */
  private static Optional<Layer> dropout(Fields fields) {
    if (!fields.has("idropout")) {
      return Optional.empty();
    }
    Fields dropout = fields.object("idropout", fields.where() + ": its dropout");
    if (!Dl4jLayer.type(dropout).equals("Dropout")) {
      throw fields.refuse("drops by " + Dl4jLayer.type(dropout) + "; Graft has Dropout");
    }
    return Optional.of(new Layer.Dropout(1 - dropout.number("p", 1)));
  }

  private static Layer convolution(Fields fields) {
    return new Layer.Convolution(
        fields.integer("nout"),
        fields.size("kernelSize"),
        fields.size("stride"),
        padding(fields),
        fields.has("dilation") ? fields.size("dilation") : new Size(1, 1),
        Dl4jFunctions.of(fields),
        UNUSED,
        fields.flag("hasBias", true));
  }

  private static Layer depthwise(Fields fields) {
    fields.only("dilation", "[1,1]");
    return new Layer.DepthwiseConvolution(
        fields.integer("depthMultiplier"),
        fields.size("kernelSize"),
        fields.size("stride"),
        padding(fields),
        Dl4jFunctions.of(fields),
        UNUSED,
        fields.flag("hasBias", true));
  }

  /** A depthwise convolution and a pointwise one, which has the bias and the activation. */
  private static List<Layer> separable(Fields fields) {
    fields.only("dilation", "[1,1]");
    Size one = new Size(1, 1);
    return List.of(
        new Layer.DepthwiseConvolution(
            fields.integer("depthMultiplier"),
            fields.size("kernelSize"),
            fields.size("stride"),
            padding(fields),
            ActivationFunction.LINEAR,
            UNUSED,
            false),
        new Layer.Convolution(
            fields.integer("nout"),
            one,
            one,
            Padding.VALID,
            one,
            Dl4jFunctions.of(fields),
            UNUSED,
            fields.flag("hasBias", true)));
  }

  private static Layer pooling(Fields fields) {
    fields.only("dilation", "[1,1]");
    fields.only("avgPoolIncludePadInDivisor", "false");
    fields.only("poolingType", "\"AVG\"", "\"MAX\"");
    if (border(fields).isPresent()) {
      throw fields.refuse("pads what it pools by " + fields.integers("padding"));
    }
    Size size = fields.size("kernelSize");
    Optional<Size> stride = Optional.of(fields.size("stride"));
    return fields.text("poolingType").equals("AVG")
        ? new Layer.AveragePooling(size, stride, padding(fields))
        : new Layer.MaxPooling(size, stride, padding(fields));
  }

  private static Padding padding(Fields fields) {
    fields.only("convolutionMode", "\"Truncate\"", "\"Strict\"", "\"Same\"");
    return fields.text("convolutionMode").equals("Same") ? Padding.SAME : Padding.VALID;
  }

  /** Explicit padding; mode Same has its own. */
  private static Optional<Layer> border(Fields fields) {
    Size border = fields.size("padding");
    return padding(fields) == Padding.SAME || border.equals(new Size(0, 0))
        ? Optional.empty()
        : Optional.of(
            new Layer.ZeroPadding(
                border.height(), border.height(), border.width(), border.width()));
  }
}
