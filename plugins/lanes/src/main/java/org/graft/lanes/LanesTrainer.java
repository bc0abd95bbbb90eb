package org.graft.lanes;

import java.util.List;
import java.util.Optional;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Replicates;
import org.graft.lanes.network.Chain;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.network.Network;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/** Trains chains of dense layers in plain Java: much faster than a tensor library where small. */
@Name(
    value = "lanes",
    doc = "Plain Java for chains of dense layers: fastest for small networks and cached features.")
public record LanesTrainer() implements Trainer {
  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    if (phases.stream().anyMatch(phase -> !phase.losses().isEmpty())) {
      return Optional.of("lanes takes no losses on features");
    }
    return phases.stream().anyMatch(phase -> phase.stochasticNormalization() > 0)
        ? Optional.of("lanes takes no stochastic normalization")
        : Chain.refusal(network, phases.isEmpty());
  }

  /** Estimated seconds to train on 1,000 examples; see {@link DenseCost}. */
  @Override
  public double cost(Network network, List<Phase> phases) {
    return DenseCost.seconds(network, phases, 1_000);
  }

  @Override
  public int atOnce(Network network, List<Phase> phases) {
    return JobGroups.suits(network, phases) ? Replicates.LANES : 1;
  }

  @Override
  public Session open(Machine machine) {
    if (machine.backend() == Machine.Backend.CUDA) {
      throw new IllegalStateException(
          "trainer 'lanes' runs on the CPU only; take another trainer, such as 'trainer: libtorch', or --backend cpu");
    }
    return new LanesSession(machine.threadsPerFit(), Lanes.fastest());
  }
}
