package org.graft.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings of single parameters, all others exactly frozen, and at rates of their own. */
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
            Jobs.with(new Penalty(0.02, 0.05, 0.1))),
        paced("a body at a tenth of the head's", Map.of("dense_1", 0.1, "dense_2", 0.1), momentum),
        paced(
            "one for every layer, and for a bias",
            Map.of("dense_1", 0.25, "dense_1/bias", 2.0, "dense_2", 0.5),
            Jobs.with(new Optimizer.Adam(0.02, 0.85, 0.95, 1e-3))),
        paced(
            "weight decay goes by them",
            Map.of("dense_1", 0.2, "dense_2/kernel", 3.0),
            Jobs.with(new Optimizer.AdamW(0.02, 0.5, 0.85, 0.95, 1e-3))));
  }

  private static Case paced(String name, Map<String, Double> rates, Training training) {
    Network dense = Networks.dense();
    Phase phase = new Phase(Jobs.names(dense), training).withRates(rates);
    return new Case("rates: " + name, Jobs.of(dense, List.of(phase)));
  }

  private static Case only(
      String name, Network network, Set<String> nodes, Set<String> keys, Training training) {
    Phase phase = new Phase(nodes, keys, Set.of(), training);
    return new Case("parameters: " + name, Jobs.of(network, List.of(phase)));
  }
}
