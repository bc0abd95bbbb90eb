package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.run.Identity;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Run;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Stop;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;

/**
 * A recorded trial that was run once more.
 *
 * @param recorded as the ledger holds it
 * @param now how it ended this time
 */
public record Rerun(Recorded recorded, Outcome now) {

  /** Whether scores, confusion matrix and learning curve are the same, bit for bit. */
  public boolean same() {
    Optional<Outcome> before = recorded.outcome();
    if (before.isPresent()
        && before.get() instanceof Outcome.Completed then
        && now instanceof Outcome.Completed again) {
      return then.scores().equals(again.scores())
          && then.confusion().equals(again.confusion())
          && then.curve().equals(again.curve());
    }
    return before.isPresent() && before.get().equals(now);
  }

  static Rerun of(Graft graft, Ledgers.Found found, Resources resources)
      throws IOException, InterruptedException {
    Workbench.Planned planned = graft.workbench().plan(Ledgers.experiment(found));
    PlannedTrial trial = Ledgers.planned(planned.plan(), found.trial().card().id());
    Plan alone =
        new Plan(
            planned.spec(),
            planned.plan().settings(),
            List.of(trial.arm()),
            trial.source().stream().toList(),
            trial.features().stream().toList(),
            List.of(trial),
            List.of(),
            List.of());
    Path folder = Files.createTempDirectory("graft-rerun");
    Stop stop = new Stop();
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = resources.sessions(planned.access());
        Work work =
            new LocalWork(
                planned.spec(),
                resources.limited(graft.workbench().store()),
                sessions,
                planned.access(),
                stop)) {
      Identity identity =
          new Identity(Hardware.line(), Version.text(), planned.folder().toString());
      String experiment =
          new Run(alone, ledger, work, resources.running(), List.of(), identity, stop)
              .execute(graft.workbench().steps(alone, resources.threadCounts()).left(Set.of()));
      return new Rerun(found.trial(), ledger.trials(experiment).get(0).outcome().orElseThrow());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
