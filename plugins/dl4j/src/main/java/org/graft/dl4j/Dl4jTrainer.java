package org.graft.dl4j;

import java.util.List;
import java.util.Optional;
import org.graft.dl4j.backend.Nd4jStart;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/**
 * Trains every network on DL4J's {@code ComputationGraph}, on the CPU or on CUDA.
 *
 * <p>ND4J is loaded by {@link #open}, not before.
 */
@Name(value = "dl4j", doc = "DL4J on ND4J: every layer and optimiser, on the CPU or CUDA.")
public record Dl4jTrainer() implements Trainer {
  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    for (Node node : network.nodes()) {
      if (node.layer() instanceof Layer.Foreign foreign) {
        return Optional.of(
            "dl4j cannot run '" + node.name() + "', a network in " + foreign.format());
      }
    }
    if (phases.isEmpty() || network.classes().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "dl4j trains classifiers: the last layer, '"
            + network.output().name()
            + "', must be softmax over a vector of classes");
  }

  /** Estimated seconds to train on 1,000 examples; see {@link GraphCost}. */
  @Override
  public double cost(Network network, List<Phase> phases) {
    return GraphCost.seconds(network, phases, 1_000);
  }

  @Override
  public Session open(Machine machine) {
    return new Dl4jSession(Nd4jStart.on(machine.backend()), machine.threadsPerFit());
  }
}
