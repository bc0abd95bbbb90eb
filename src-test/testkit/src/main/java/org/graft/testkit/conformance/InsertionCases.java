package org.graft.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings by way of what is inserted at nodes. */
final class InsertionCases {
  private static final Insertion LOW = new Insertion.LowRank(2, 3);
  private static final Insertion DECOMPOSED = new Insertion.Decomposed(new Insertion.LowRank(2, 3));
  private static final Insertion SCALED = new Insertion.ScaleShift(0.1);

  private InsertionCases() {}

  static List<Case> all() {
    Training momentum = Jobs.with(new Optimizer.Momentum(0.1, 0.9));
    Network dense = Networks.dense();
    Network images = Networks.convolutional();
    List<String> both = List.of("dense_1", "dense_2");
    List<String> convolution = List.of("convolution_1");
    Phase paced =
        phase(dense, both, LOW, Jobs.with(new Optimizer.Adam(0.02, 0.85, 0.95, 1e-3)))
            .withRates(Map.of("dense_1", 0.25, "dense_2/kernel", 2.0));
    return List.of(
        of("a low-rank update", dense, both, LOW, momentum),
        of("a low-rank update of a convolution", images, convolution, LOW, momentum),
        of("a low-rank update in parts", dense, both, DECOMPOSED, momentum),
        of(
            "a low-rank update in parts of a convolution",
            images,
            convolution,
            DECOMPOSED,
            momentum),
        of("scale and shift", dense, both, SCALED, momentum),
        of("scale and shift of a convolution", images, convolution, SCALED, momentum),
        of(
            "scale and shift of a normalization",
            Networks.normalised(),
            List.of("batch_normalization_1"),
            SCALED,
            Jobs.plain(2)),
        of("penalties of what is new", dense, both, LOW, Jobs.with(new Penalty(0.02, 0.05, 0.1))),
        of(
            "weight decay of what is new",
            dense,
            both,
            DECOMPOSED,
            Jobs.with(new Optimizer.AdamW(0.02, 0.5, 0.85, 0.95, 1e-3))),
        new Case("insertion: at rates of its own", Jobs.of(dense, List.of(paced))),
        new Case(
            "insertion: anew in each phase, beside a bias that trains",
            Jobs.of(
                dense,
                List.of(
                    phase(dense, both, LOW, Jobs.plain(2)),
                    new Phase(
                            Set.of("dense_3"),
                            Set.of("dense_2/bias"),
                            Set.of(),
                            Jobs.with(new Optimizer.Adam(0.02, 0.9, 0.9, 1e-3)))
                        .withInsertions(Map.of("dense_2", DECOMPOSED))))));
  }

  private static Case of(
      String name, Network network, List<String> nodes, Insertion insertion, Training training) {
    return new Case(
        "insertion: " + name,
        Jobs.of(network, List.of(phase(network, nodes, insertion, training))));
  }

  /** The last node trains besides. */
  private static Phase phase(
      Network network, List<String> nodes, Insertion insertion, Training training) {
    Map<String, Insertion> insertions = new LinkedHashMap<>();
    nodes.forEach(node -> insertions.put(node, insertion));
    return new Phase(new LinkedHashSet<>(Set.of(network.output().name())), training)
        .withInsertions(insertions);
  }
}
