package org.graft.backbones.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;

/**
 * A network in the making: layers are put one on another under their modules' names. Each method
 * reads the node that was put last, unless {@link #at} has gone back. Not thread-safe.
 */
public final class Draft {
  private final Shape input;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final double keeps;
  private final double epsilon;
  private String last = Network.INPUT;
  private String block = "";

  /** For images, with batch normalisation as PyTorch has it by default. */
  public Draft(Shape input) {
    this(input, 0.9, 1e-5);
  }

  /**
   * For images.
   *
   * @param keeps momentum of batch normalisation: one minus PyTorch's
   * @param epsilon of batch normalisation
   */
  public Draft(Shape input, double keeps, double epsilon) {
    if (input.rank() != 3) {
      throw new IllegalArgumentException("it takes images, found inputs of " + input);
    }
    this.input = input;
    this.keeps = keeps;
    this.epsilon = epsilon;
    shapes.put(Network.INPUT, input);
  }

  /** What is put from here on belongs to the block of this name; to none if empty. */
  public Draft block(String name) {
    block = name;
    return this;
  }

  /** Goes back, or over, to a node. */
  public Draft at(String node) {
    last = node;
    return this;
  }

  /** The node that would be read next. */
  public String last() {
    return last;
  }

  /** What that node outputs. */
  public Shape shape() {
    return shape(last);
  }

  /** Channels of the image that would be read next. */
  public int channels() {
    return shape().size(0);
  }

  private Shape shape(String node) {
    return Optional.ofNullable(shapes.get(node)).orElseThrow();
  }

  /** Puts a layer on what was put last. */
  public Draft put(String name, Layer layer) {
    return put(name, layer, List.of(last));
  }

  /** Puts a layer on the given nodes. */
  public Draft put(String name, Layer layer, List<String> reads) {
    try {
      shapes.put(name, layer.output(reads.stream().map(this::shape).toList()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "images of " + input + " are not for it: '" + name + "': " + e.getMessage(), e);
    }
    nodes.add(new Node(name, layer, reads, block));
    last = name;
    return this;
  }

  /** A convolution. */
  public Draft conv(String name, Conv conv) {
    return put(name, conv.layer(channels()));
  }

  /** Batch normalisation. */
  public Draft norm(String name) {
    return put(name, new Layer.BatchNormalization(keeps, epsilon));
  }

  /** Layer normalisation. */
  public Draft layerNorm(String name, double added) {
    return put(name, new NormalizationLayer.LayerNormalization(added));
  }

  /** An activation function. */
  public Draft activation(String name, ActivationFunction function) {
    return put(name, new Layer.Activation(function));
  }

  /** max(0, x). */
  public Draft relu(String name) {
    return activation(name, ActivationFunction.RELU);
  }

  /** A fully connected layer with a bias. */
  public Draft dense(String name, int units) {
    return put(
        name, new Layer.Dense(units, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, true));
  }

  /** A fully connected layer without one. */
  public Draft bareDense(String name, int units) {
    return put(
        name, new Layer.Dense(units, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, false));
  }

  /** The largest of windows. */
  public Draft maxPool(String name, int size, int stride, int border, boolean ceil) {
    return put(
        name,
        new Layer.MaxPooling(
            new Size(size, size),
            Optional.of(new Size(stride, stride)),
            Padding.VALID,
            border == 0 ? Optional.empty() : Optional.of(Border.of(border)),
            ceil));
  }

  /** A convolution {@code name.0} and batch normalisation {@code name.1}. */
  public Draft convNorm(String name, Conv conv) {
    return conv(name + ".0", conv).norm(name + ".1");
  }

  /** These and a function {@code name.2}. */
  public Draft convNorm(String name, Conv conv, ActivationFunction function) {
    return convNorm(name, conv).activation(name + ".2", function);
  }

  /**
   * Squeeze and excitation: channels weighed by what two convolutions {@code fc1} and {@code fc2}
   * make of their means.
   *
   * @param squeezed channels between the two
   * @param inner the function between them
   * @param gate the function after them
   */
  public Draft squeeze(
      String name, int squeezed, ActivationFunction inner, ActivationFunction gate) {
    String image = last;
    int channels = channels();
    put(name + ".avgpool", new Layer.GlobalAveragePooling());
    put(name + ".pixel", new Layer.Reshape(List.of(channels, 1, 1)));
    conv(name + ".fc1", Conv.of(squeezed, 1).biased()).activation(name + ".activation", inner);
    conv(name + ".fc2", Conv.of(channels, 1).biased());
    activation(name + ".scale_activation", gate);
    return put(name, new Layer.Multiply(), List.of(last, image));
  }

  /** Images one behind the other. */
  public Draft concatenate(String name, List<String> parts) {
    return put(name, new Layer.Concatenate(), parts);
  }

  /** Means of windows of the image, a border of zeros counting. */
  public Draft averagePool(String name, int size, int stride, int border) {
    return put(
        name,
        new Layer.AveragePooling(
            new Size(size, size),
            Optional.of(new Size(stride, stride)),
            Padding.VALID,
            border == 0 ? Optional.empty() : Optional.of(Border.of(border)),
            false,
            border > 0));
  }

  /** An image of so many rows and columns, means of windows where it has other ones. */
  public Draft adaptiveAverage(String name, int side) {
    Size size = new Size(side, side);
    boolean fits = shape().equals(Shape.of(channels(), side, side));
    return fits ? this : put(name, new ImageLayer.AdaptiveAveragePooling(size));
  }

  /** An image's pixels as tokens. */
  public Draft toTokens(String name) {
    return put(name, new TokenLayer.ToTokens());
  }

  /** Tokens as an image. */
  public Draft toImage(String name, Size grid) {
    return put(name, new TokenLayer.ToImage(grid));
  }

  /** Two fully connected layers on tokens, with GELU between them. */
  public Draft mlp(String first, String second, int hidden) {
    int features = shape().size(1);
    return dense(first, hidden)
        .activation(first + ".gelu", ActivationFunction.GELU)
        .dense(second, features);
  }

  /** Means of channels, as a vector. */
  public Draft average(String name) {
    return put(name, new Layer.GlobalAveragePooling());
  }

  /** Dropout, where any. */
  public Draft dropout(String name, double rate) {
    return rate > 0 ? put(name, new Layer.Dropout(rate)) : this;
  }

  /** Stochastic depth, where any. */
  public Draft stochasticDepth(String name, double rate) {
    return rate > 0 ? put(name, new Layer.StochasticDepth(rate)) : this;
  }

  /** The sum of what was put last and another node. */
  public Draft add(String name, String other) {
    return put(name, new Layer.Add(), List.of(last, other));
  }

  /** Softmax on the scores that were put last, and the whole network. */
  public Network classifier() {
    String scores = last;
    block("").activation("softmax", ActivationFunction.SOFTMAX);
    if (shape(scores).rank() != 1) {
      throw new IllegalArgumentException("'" + scores + "' outputs " + shape(scores));
    }
    return new Network(input, nodes);
  }
}
