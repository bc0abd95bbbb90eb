package org.graft.engine.experiment.recorded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.graft.engine.UserException;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.spi.result.study.Scatter;

/**
 * A run as its ledger holds it.
 *
 * @param name as the user called it
 * @param folder where its ledger lies
 * @param spec its experiment
 * @param trials in the matrix's order
 * @param pictures examples by class of data sets with two features, by digest
 */
public record RecordedRun(
    String name,
    Path folder,
    ExperimentSpec spec,
    List<Recorded> trials,
    Map<String, List<Scatter.Group>> pictures) {
  /** Reads the run that {@code run} names, in {@code runs} or as a path. */
  public static RecordedRun read(Path runs, String run, SpecReader reader) {
    Path file = Ledgers.of(runs, run);
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      RecordedExperiment experiment =
          ledger.latest().orElseThrow(() -> new UserException("the run '" + run + "' is empty"));
      ExperimentSpec spec =
          reader.readText(experiment.spec(), experiment.name() + " (as recorded)", List.of());
      Path folder = file.toAbsolutePath().getParent();
      return new RecordedRun(
          run,
          folder == null ? Path.of("").toAbsolutePath() : folder,
          spec,
          ledger.trials(experiment.id()),
          ledger.pictures());
    }
  }
}
