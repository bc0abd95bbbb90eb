package org.graft.backbones.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;

/**
 * A network of DL4J's as one of Graft's.
 *
 * @param network the network
 * @param weights its weights
 */
record Dl4jConversion(Network network, Weights weights) {
  /**
   * Converts a saved network.
   *
   * @param input shape of its inputs, which DL4J does not save in full
   * @throws IllegalArgumentException naming the layer that cannot be converted
   */
  static Dl4jConversion of(Dl4jModel model, Coefficients numbers, Shape input) {
    Building building = new Building(model, numbers, input);
    model.layers().forEach(building::add);
    if (numbers.left() > 0) {
      throw new IllegalArgumentException(
          "the file has " + numbers.left() + " numbers more than its configuration needs");
    }
    Node last = building.nodes.get(building.nodes.size() - 1);
    if (!last.name().equals(building.name(model.output()))) {
      throw new IllegalArgumentException(
          "layer '" + last.name() + "' comes after the output '" + model.output() + "'");
    }
    return new Dl4jConversion(new Network(input, building.nodes), new Weights(building.weights));
  }

  /** What there is so far. */
  private static final class Building {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, String> instead = new HashMap<>();
    private final Coefficients numbers;
    private final String input;

    Building(Dl4jModel model, Coefficients numbers, Shape input) {
      this.numbers = numbers;
      this.input = model.input();
      shapes.put(this.input, input);
    }

    /** The layer that stands for a layer: itself, unless that only measures a loss. */
    String name(String layer) {
      return instead.getOrDefault(layer, layer);
    }

    void add(Dl4jLayer layer) {
      Dl4jNumbers own = new Dl4jNumbers(layer, numbers);
      List<Layer> made = Dl4jKinds.of(layer);
      List<String> reads = layer.inputs().stream().map(this::name).toList();
      if (made.isEmpty()) {
        instead.put(layer.name(), reads.get(0));
      }
      for (int i = 0; i < made.size(); i++) {
        String suffix = "_" + made.get(i).kind().replace('-', '_');
        String name = i == made.size() - 1 ? layer.name() : layer.name() + suffix;
        add(layer, own, made.get(i), name, reads);
        reads = List.of(name);
      }
    }

    private void add(
        Dl4jLayer layer, Dl4jNumbers numbers, Layer made, String name, List<String> reads) {
      List<Shape> in = new ArrayList<>();
      for (String read : reads) {
        Shape shape = shapes.get(read);
        if (shape == null) {
          throw layer.fields().refuse("reads '" + read + "', which is not before it");
        }
        in.add(shape);
      }
      try {
        shapes.put(name, made.output(in));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw layer.fields().refuse("cannot follow " + reads + ": " + e.getMessage());
      }
      numbers
          .take(made, made.parameters(in), in.get(0))
          .forEach((parameter, tensor) -> weights.put(name + "/" + parameter, tensor));
      nodes.add(
          new Node(
              name, made, reads.stream().map(r -> r.equals(input) ? Network.INPUT : r).toList()));
    }
  }
}
