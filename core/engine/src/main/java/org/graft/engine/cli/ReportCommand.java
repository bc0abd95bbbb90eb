package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.study.Studies;
import org.graft.engine.study.SummaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a run's table. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description =
        "Prints a run's table: per strategy n, mean, sd, median, range, seconds, failures.")
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "A run's name, folder or ledger.")
  private String run = "";

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    SpecReader reader = plugins.injector().getInstance(SpecReader.class);
    try (SqliteLedger ledger = SqliteLedger.read(Ledgers.of(runs, run))) {
      RecordedExperiment experiment =
          ledger.latest().orElseThrow(() -> new UserException("the run '" + run + "' is empty"));
      ExperimentSpec spec =
          reader.readText(
              experiment.spec(), experiment.name() + " (as recorded)", java.util.List.of());
      System.out.print(SummaryTable.render(Studies.of(spec, ledger.trials(experiment.id()))));
    }
    return Main.GOOD;
  }
}
