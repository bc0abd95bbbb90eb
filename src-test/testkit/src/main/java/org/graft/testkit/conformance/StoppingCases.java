package org.graft.testkit.conformance;

import java.util.List;
import java.util.Map;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.EarlyStopping.Monitor;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.testkit.fixture.Networks;

/** Trainings that end early: on a validation split that gets worse before long. */
final class StoppingCases {
  private StoppingCases() {}

  static List<Case> all() {
    return List.of(
        stopping("early stopping: best weights put back", Monitor.LOSS, 2, true),
        stopping("early stopping: last weights kept", Monitor.LOSS, 2, false),
        stopping("early stopping: no patience", Monitor.LOSS, 0, true),
        stopping("early stopping: the best of a full phase is put back", Monitor.LOSS, 50, true),
        stopping("early stopping: by accuracy", Monitor.ACCURACY, 3, true),
        new Case("early stopping: every phase counts for itself", twice()));
  }

  private static Case stopping(String name, Monitor monitor, int patience, boolean restore) {
    Network dense = Networks.dense();
    return new Case(
        name, worsening(Jobs.all(dense, Jobs.with(new EarlyStopping(monitor, patience, restore)))));
  }

  private static FitJob twice() {
    Network dense = Networks.dense();
    EarlyStopping rule = new EarlyStopping(Monitor.LOSS, 1, true);
    Phase phase = new Phase(Jobs.names(dense), Jobs.with(rule));
    return worsening(Jobs.of(dense, List.of(phase, phase)));
  }

  /** Every third validation label is wrong, so that more confidence costs more before long. */
  private static FitJob worsening(FitJob job) {
    Examples right = Jobs.clusters(job.network()).examples("validation", 12);
    int[] labels = right.labels();
    for (int row = 0; row < labels.length; row += 4) {
      labels[row] = (labels[row] + 1) % Networks.CLASSES;
    }
    return new FitJob(
        job.network(),
        job.initial(),
        job.anchor(),
        job.train(),
        Map.of(FitJob.VALIDATION, new Examples(right.inputs(), labels)),
        job.phases(),
        job.seed());
  }
}
