package org.graft.libtorch.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Phase;

/**
 * A network's numbers as tensors.
 *
 * @param all by key as in {@link Weights}, in the network's order
 */
public record Variables(Map<String, Variable> all) {
  /**
   * A parameter as a tensor.
   *
   * @param moving whether it may change in this phase
   */
  public record Variable(Node node, Parameter parameter, Tensor tensor, boolean moving) {
    /** Its key in {@link Weights}. */
    public String key() {
      return Weights.key(node.name(), parameter);
    }

    /** Whether an optimiser moves it in this phase. */
    public boolean trained() {
      return moving && parameter.role() == Parameter.Role.TRAINED;
    }
  }

  /** Copies of weights for a phase; without one, nothing moves. */
  static Variables of(Network network, Weights weights, Optional<Phase> phase, Device device) {
    Map<String, List<Parameter>> parameters = network.parameters();
    Map<String, Variable> all = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      for (Parameter parameter : parameters.getOrDefault(node.name(), List.of())) {
        boolean moving = phase.map(p -> p.moves(node.name(), parameter)).orElse(false);
        Tensor tensor =
            device.tensor(
                weights.get(node.name(), parameter).toArray(), Device.sizes(parameter.shape()));
        Variable variable = new Variable(node, parameter, tensor, moving);
        tensor.set_requires_grad(variable.trained());
        all.put(variable.key(), variable);
      }
    }
    return new Variables(all);
  }

  /** Those of a node, in order. */
  List<Tensor> of(Node node) {
    return all.values().stream()
        .filter(v -> v.node().name().equals(node.name()))
        .map(Variable::tensor)
        .toList();
  }

  /** Those that satisfy {@code wanted}, in order. */
  public List<Variable> which(Predicate<Variable> wanted) {
    return all.values().stream().filter(wanted).toList();
  }
}
