package org.graft.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.graft.spi.network.Network;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Schedule;
import org.graft.testkit.fixture.Networks;

/** Trainings of one dense softmax layer on features: what a trainer of heads alone can run. */
final class HeadCases {
  private HeadCases() {}

  static List<Case> all() {
    Network head = Networks.headAlone();
    FitJob plain = Jobs.all(head, Jobs.plain(3));
    EarlyStopping stopping = new EarlyStopping(EarlyStopping.Monitor.LOSS, 1, true);
    return List.of(
        new Case("head alone: sgd", plain),
        new Case(
            "head alone: momentum", Jobs.all(head, Jobs.with(new Optimizer.Momentum(0.1, 0.8)))),
        new Case(
            "head alone: adam",
            Jobs.all(head, Jobs.with(new Optimizer.Adam(0.02, 0.85, 0.95, 1e-3)))),
        new Case(
            "head alone: schedule: exponential",
            Jobs.all(head, Jobs.with(new Schedule.Exponential(0.4)))),
        new Case(
            "head alone: a smaller last batch",
            Jobs.on(Jobs.clusters(head).examples("train", 21), plain)),
        new Case(
            "head alone: stopped early",
            Jobs.all(head, Jobs.plain(6).withEarlyStopping(Optional.of(stopping)))));
  }
}
