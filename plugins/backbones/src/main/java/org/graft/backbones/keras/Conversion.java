package org.graft.backbones.keras;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.Kernels;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.jspecify.annotations.Nullable;

/** A Keras network becoming one of Graft's, its arrays checked layer by layer; used once. */
final class Conversion {
  /** Layers whose vectors have a number for each feature that comes in. */
  private static final Set<String> ONE_EACH =
      Set.of("BatchNormalization", "LayerNormalization", "PReLU");

  private final KerasWeights arrays;
  private final Shape input;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final FlatOrders orders = new FlatOrders();
  private final Map<String, Numbers> numbers = new LinkedHashMap<>();

  /** Where a parameter's numbers come from. */
  private interface Numbers {
    Tensor read() throws IOException;
  }

  /**
   * Converts a network.
   *
   * @param wanted shape of the inputs it is to take, where the network leaves that open
   * @throws IllegalArgumentException naming the layer that cannot be converted
   */
  Conversion(KerasModel model, KerasWeights arrays, Shape wanted) throws IOException {
    this.arrays = arrays;
    this.input = model.input().shape(wanted);
    shapes.put(model.input().name(), input);
    Set<String> known = new LinkedHashSet<>(model.unused());
    for (KerasLayer layer : model.layers()) {
      known.add(layer.name());
      if (layer.inputs().isEmpty()) {
        throw layer.config().refuse("reads nothing; Graft's networks have one input");
      }
      Shape first = shape(layer.inputs().get(0));
      List<Piece> pieces =
          FixedScaling.is(layer) ? FixedScaling.of(layer, first, arrays) : Kinds.of(layer, first);
      add(layer, pieces, model.input().name());
    }
    for (String name : arrays.names()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "the file has weights for a layer '" + name + "' that its model does not use");
      }
    }
  }

  /** Whether its outputs are a flattened image, which Graft orders channels first. */
  boolean reordered() {
    return orders.of(nodes.get(nodes.size() - 1).name()).isPresent();
  }

  /** The network, without weights. */
  Network network() {
    return new Network(input, nodes);
  }

  /** Its weights, read now. */
  Weights weights() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Numbers> entry : numbers.entrySet()) {
      tensors.put(entry.getKey(), entry.getValue().read());
    }
    return new Weights(tensors);
  }

  private Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("a layer reads '" + name + "', which is not before it");
    }
    return shape;
  }

  private void add(KerasLayer layer, List<Piece> pieces, String inputName) throws IOException {
    List<String> inputs = layer.inputs();
    Set<String> needed = new LinkedHashSet<>(FixedScaling.arrays(layer));
    pieces.forEach(p -> needed.addAll(p.arrays().values()));
    if (!arrays.equals(KerasWeights.NONE)) {
      arrays
          .of(layer)
          .ifPresentOrElse(
              own -> own.only(needed), () -> LayerArrays.only(layer.name(), needed, Set.of()));
    }
    for (Piece piece : pieces) {
      String name = layer.name() + piece.suffix();
      List<Shape> in = inputs.stream().map(this::shape).toList();
      try {
        shapes.put(name, piece.layer().output(in));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw layer.config().refuse("cannot follow " + inputs + ": " + e.getMessage());
      }
      check(layer, in);
      Optional<FlatOrder> before = orders.of(inputs.get(0));
      for (Parameter p : piece.layer().parameters(in)) {
        numbers.put(Weights.key(name, p), numbers(layer, p, piece.arrays().get(p.name()), before));
      }
      orders.follow(layer, piece.layer(), name, inputs, in);
      List<String> read =
          inputs.stream().map(i -> i.equals(inputName) ? Network.INPUT : i).toList();
      nodes.add(new Node(name, piece.layer(), read));
      inputs = List.of(name);
    }
  }

  private Numbers numbers(
      KerasLayer layer, Parameter parameter, @Nullable String array, Optional<FlatOrder> order)
      throws IOException {
    Shape shape = parameter.shape();
    Optional<LayerArrays> found = arrays.of(layer);
    if (array == null || found.isEmpty()) {
      return () -> parameter.draw(layer.name(), new Seed(0));
    }
    LayerArrays own = found.get();
    Dataset dataset = own.get(array, Kernels.keras(shape));
    boolean byFeature = shape.rank() == 2 || ONE_EACH.contains(layer.type());
    if (order.isPresent() && byFeature && shape.elements() > 1) {
      int width = shape.rank() == 2 ? shape.size(1) : 1;
      return () -> Tensor.of(shape, order.get().rows(own.floats(dataset), width));
    }
    boolean rotated = arrays.rotated() && shape.rank() == 4;
    if (rotated && !layer.type().startsWith("Conv")) {
      throw layer
          .config()
          .refuse(
              "was saved on Theano, whose depthwise kernels Keras itself does not convert; save it"
                  + " on TensorFlow");
    }
    return () -> {
      float[] numbers = Kernels.channelsFirst(shape, own.floats(dataset));
      return Tensor.of(shape, rotated ? Kernels.rotated(shape, numbers) : numbers);
    };
  }

  /** Axes that Keras counts with the batch and with channels last. */
  private static void check(KerasLayer layer, List<Shape> in) {
    String last = String.valueOf(in.get(0).rank());
    if (layer.type().equals("Concatenate")) {
      layer.config().only("axis", "-1", last);
    } else if (layer.type().endsWith("Normalization")) {
      layer.config().only("axis", "-1", "[-1]", last, "[" + last + "]");
    }
  }
}
