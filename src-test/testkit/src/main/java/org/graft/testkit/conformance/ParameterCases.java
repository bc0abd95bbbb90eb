package org.graft.testkit.conformance;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings in which single parameters of layers move and the others stay exactly as they are. */
final class ParameterCases {
  private ParameterCases() {}

  static List<Case> all() {
    Network dense = Networks.dense();
    Network convolutional = Networks.convolutional();
    Network normalised = Networks.normalised();
    Training momentum = Jobs.with(new Optimizer.Momentum(0.1, 0.9));
    Set<String> biases = Set.of("dense_1/bias", "dense_2/bias", "dense_3/bias");
    return List.of(
        only("biases", dense, Set.of(), biases, momentum),
        only("a kernel without its bias", dense, Set.of(), Set.of("dense_2/kernel"), momentum),
        only(
            "the bias of a convolution",
            convolutional,
            Set.of("dense_1"),
            Set.of("convolution_1/bias"),
            Jobs.plain(2)),
        only(
            "scale and shift of a normalization over the batch",
            normalised,
            Set.of(),
            Set.of("batch_normalization_1/gamma", "batch_normalization_1/beta"),
            Jobs.plain(2)),
        only(
            "a shift of a normalization, whose statistics follow",
            normalised,
            Set.of("dense_3"),
            Set.of("batch_normalization_2/beta"),
            Jobs.plain(2)),
        only(
            "a penalty is for kernels that train",
            dense,
            Set.of(),
            Set.of("dense_1/bias", "dense_2/kernel"),
            Jobs.with(new Penalty(0.02, 0.05, 0.1))));
  }

  private static Case only(
      String name, Network network, Set<String> nodes, Set<String> keys, Training training) {
    Phase phase = new Phase(nodes, keys, Set.of(), training);
    return new Case("parameters: " + name, Jobs.of(network, List.of(phase)));
  }
}
