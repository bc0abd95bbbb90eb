package org.graft.dl4j;

import java.util.List;
import java.util.Optional;
import org.graft.dl4j.backend.Nd4jStart;
import org.graft.dl4j.graph.Refusals;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.network.Network;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/**
 * Trains networks without attention on DL4J's {@code ComputationGraph}, on the CPU or on CUDA.
 *
 * <p>ND4J is loaded by {@link #open}, not before.
 */
@Name(
    value = "dl4j",
    doc = "DL4J on ND4J: layers of convolutional networks, every optimiser, on the CPU or CUDA.")
public record Dl4jTrainer() implements Trainer {
  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    Optional<String> refusal = Refusals.of(network);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (phases.stream().anyMatch(phase -> !phase.losses().isEmpty())) {
      return Optional.of("dl4j takes no losses on features");
    }
    if (phases.stream().anyMatch(phase -> phase.stochasticNormalization() > 0)) {
      return Optional.of("dl4j takes no stochastic normalization");
    }
    return phases.isEmpty() ? Optional.empty() : network.untrainable("dl4j");
  }

  /** Estimated seconds to train on 1,000 examples; see {@link GraphCost}. */
  @Override
  public double cost(Network network, List<Phase> phases) {
    return GraphCost.seconds(network, phases, 1_000);
  }

  @Override
  public Session open(Machine machine) {
    if (machine.device().index() > 0) {
      throw new IllegalStateException(
          "backend "
              + machine.device()
              + ": dl4j takes the first CUDA device; give it another one as the first by"
              + " CUDA_VISIBLE_DEVICES, or write 'trainer: libtorch'");
    }
    return new Dl4jSession(Nd4jStart.on(machine.backend()), machine.threadsPerFit());
  }
}
