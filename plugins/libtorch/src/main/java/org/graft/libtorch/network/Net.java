package org.graft.libtorch.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.graft.libtorch.operation.Mode;
import org.graft.libtorch.operation.Operation;
import org.graft.libtorch.operation.Operations;
import org.graft.libtorch.operation.Place;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Phase;

/**
 * A network with its numbers, to run forward. What it holds in native memory belongs to the pointer
 * scope in which it was made. Used by one thread.
 */
public final class Net {
  private final Network network;
  private final Variables variables;
  private final Map<String, Operation> operations = new HashMap<>();

  /** For each node the ones that are read for the last time by it. */
  private final Map<String, List<String>> lastReads = new HashMap<>();

  /** One for each node, in order. */
  private final List<Randomness> random = new ArrayList<>();

  private Net(
      Network network,
      Variables variables,
      Function<String, Randomness> streams,
      double stochastic,
      Device device) {
    this.network = network;
    this.variables = variables;
    Map<String, Shape> shapes = network.shapes();
    Map<String, String> lastReader = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(name -> at(shapes, name)).toList();
      Randomness own = streams.apply(node.name());
      random.add(own);
      Place place =
          new Place(inputs, at(shapes, node.name()), variables.of(node), own, stochastic, device);
      operations.put(node.name(), Operations.of(node.layer(), place));
      node.inputs().forEach(name -> lastReader.put(name, node.name()));
    }
    lastReader.remove(Network.INPUT);
    lastReader.forEach(
        (name, reader) -> lastReads.computeIfAbsent(reader, r -> new ArrayList<>()).add(name));
  }

  /** A network in a phase of training; what it outputs are logits. */
  public static Net training(
      Network network, Weights weights, Phase phase, Seed dropout, Device device) {
    return new Net(
        network.logits(),
        Variables.of(network, weights, Optional.of(phase), device),
        name -> dropout.derive(name).randomness(),
        phase.stochasticNormalization(),
        device);
  }

  /** A network to run as it is. */
  public static Net inference(Network network, Weights weights, Device device) {
    return new Net(
        network,
        Variables.of(network, weights, Optional.empty(), device),
        name -> new Seed(0).randomness(),
        0,
        device);
  }

  /** Its numbers. */
  public Variables variables() {
    return variables;
  }

  /** The random streams of its nodes. */
  public List<Randomness> random() {
    return List.copyOf(random);
  }

  /** The last node's name. */
  public String output() {
    return network.output().name();
  }

  /**
   * Runs forward; what nobody reads any more is freed on the way.
   *
   * @param inputs [rows, ...]
   * @param modes how each node runs
   * @param wanted names of nodes
   * @return their outputs, [rows, ...] each, in the caller's pointer scope
   */
  public Map<String, Tensor> forward(
      Tensor inputs, Function<String, Mode> modes, Set<String> wanted) {
    Map<String, Tensor> live = new HashMap<>();
    live.put(Network.INPUT, inputs);
    for (Node node : network.nodes()) {
      List<Tensor> read = node.inputs().stream().map(name -> at(live, name)).toList();
      live.put(node.name(), output(node, read, modes.apply(node.name())));
      for (String done : lastReads.getOrDefault(node.name(), List.of())) {
        if (!wanted.contains(done)) {
          at(live, done).close();
        }
      }
    }
    live.keySet().retainAll(wanted);
    return live;
  }

  /** A handle of its own to the operation's result; whatever else was made is freed at once. */
  @SuppressWarnings("try") // the scope is opened and closed, not used
  private Tensor output(Node node, List<Tensor> read, Mode mode) {
    PointerScope outer = PointerScope.getInnerScope();
    try (PointerScope own = new PointerScope()) {
      Tensor output = new Tensor(at(operations, node.name()).forward(read, mode));
      outer.attach(output);
      return output;
    }
  }

  private static <T> T at(Map<String, T> map, String key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
