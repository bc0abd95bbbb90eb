package org.graft.testkit.conformance;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.testkit.fixture.Networks;

/** Trainings in which layers stay exactly as they are. */
public final class FreezingCases {
  private FreezingCases() {}

  static List<Case> all() {
    Network dense = Networks.dense();
    Network convolutional = Networks.convolutional();
    Network normalised = Networks.normalised();
    Network dropping = Networks.dropping(0.5);
    Set<String> firstBlock = Set.of("dense_1", "batch_normalization_1", "activation_1");
    Phase first = new Phase(Set.of("dense_1"), Jobs.with(new Optimizer.Momentum(0.1, 0.9)));
    Phase last = new Phase(Set.of("dense_3"), Jobs.with(new Optimizer.Momentum(0.1, 0.9)));
    return List.of(
        frozen("the first layer", dense, Set.of("dense_1")),
        frozen("a layer in the middle", dense, Set.of("dense_2")),
        frozen("the head", dense, Set.of("dense_3")),
        frozen("everything", dense, Jobs.names(dense)),
        frozen("a convolution", convolutional, Set.of("convolution_1", "max_pooling_1")),
        frozen("batch normalization, statistics included", normalised, firstBlock),
        frozen("batch normalization in the middle", normalised, Set.of("batch_normalization_2")),
        frozen("dropout is off", dropping, Set.of("dense_1", "dropout_1")),
        new Case(
            "frozen: batch normalization whose statistics move all the same",
            Jobs.of(
                normalised,
                List.of(
                    new Phase(
                        Jobs.allBut(normalised, firstBlock),
                        Set.of("batch_normalization_1"),
                        Jobs.plain(2))))),
        new Case(
            "frozen: a penalty leaves it alone",
            Jobs.frozen(dense, Set.of("dense_1"), Jobs.with(new Penalty(0.02, 0.05, 0.1)))),
        new Case(
            "frozen: weight decay leaves it alone",
            Jobs.frozen(
                dense,
                Set.of("dense_1"),
                Jobs.with(new Optimizer.AdamW(0.02, 0.5, 0.9, 0.9, 1e-3)))),
        new Case(
            "frozen: after it was trained in an earlier phase",
            Jobs.of(dense, List.of(first, last))));
  }

  private static Case frozen(String name, Network network, Set<String> frozen) {
    return new Case("frozen: " + name, Jobs.frozen(network, frozen, Jobs.plain(2)));
  }
}
