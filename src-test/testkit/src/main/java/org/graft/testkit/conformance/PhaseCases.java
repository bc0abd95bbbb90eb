package org.graft.testkit.conformance;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings in several phases, or none. */
final class PhaseCases {
  private PhaseCases() {}

  static List<Case> all() {
    Network dense = Networks.dense();
    Set<String> everything = Jobs.names(dense);
    Phase head = new Phase(Set.of(dense.output().name()), Jobs.plain(2));
    Phase rest = new Phase(everything, Jobs.plain(2).withRate(0.05));
    Phase momentum = new Phase(everything, Jobs.with(new Optimizer.Momentum(0.1, 0.9)));
    Phase adam = new Phase(everything, Jobs.with(new Optimizer.Adam(0.02, 0.9, 0.9, 1e-3)));
    Phase falling = new Phase(everything, Jobs.with(new Schedule.Exponential(0.4)));
    Training larger = new Training(new Optimizer.Sgd(0.1), 12, 1);
    Phase blended = new Phase(everything, Jobs.plain(2)).withBlend(0.3);
    Phase normalised = new Phase(Jobs.names(Networks.normalised()), Jobs.plain(2));
    Phase images = new Phase(Jobs.names(Networks.normalisedImage()), Jobs.plain(2));
    Phase above =
        new Phase(Set.of("batch_normalization_2"), Set.of("batch_normalization_1"), Jobs.plain(2));
    return List.of(
        new Case(
            "stochastic normalization: of features",
            Jobs.of(
                Networks.normalised(),
                List.of(normalised.withStochasticNormalization(0.4), normalised))),
        new Case(
            "stochastic normalization: of channels",
            Jobs.of(Networks.normalisedImage(), List.of(images.withStochasticNormalization(0.5)))),
        new Case(
            "stochastic normalization: of what trains, not of statistics that move",
            Jobs.of(Networks.normalised(), List.of(above.withStochasticNormalization(0.4)))),
        new Case(
            "averages: half way between start and end, and on",
            Jobs.of(dense, List.of(blended, rest))),
        new Case("averages: a moving one", Jobs.all(dense, Jobs.plain(3).withAverage(0.8))),
        new Case(
            "averages: of running statistics too",
            Jobs.of(
                Networks.normalised(),
                List.of(normalised.with(Jobs.plain(2).withAverage(0.7)).withBlend(0.5)))),
        new Case("no phases: the initial weights", Jobs.of(dense, List.of())),
        new Case("a phase of no epochs", Jobs.all(dense, Jobs.plain(0))),
        new Case("phases: first the head, then all", Jobs.of(dense, List.of(head, rest))),
        new Case(
            "phases: each its own batch size",
            Jobs.of(dense, List.of(rest, new Phase(everything, larger)))),
        new Case(
            "phases: momentum ends with its phase", Jobs.of(dense, List.of(momentum, momentum))),
        new Case(
            "phases: moments and steps of adam end with their phase",
            Jobs.of(dense, List.of(adam, adam))),
        new Case(
            "phases: a schedule begins with its phase", Jobs.of(dense, List.of(falling, falling))));
  }
}
