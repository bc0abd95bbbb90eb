package org.graft.engine.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.PredictionTable;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.ledger.Tried;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.KeptPredictions;
import org.graft.engine.study.CandidateTable;
import org.graft.engine.study.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run's trials as a table. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Writes a run's trials in long form, one row a trial, as CSV or JSON Lines.")
final class ExportCommand implements Callable<Integer> {
  /** A table's format. */
  enum Format {
    /** Comma-separated values, RFC 4180. */
    CSV,
    /** One JSON object a line, learning curves and confusion matrices included. */
    JSONL
  }

  @Parameters(
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "A run's name, folder or ledger.")
  private String run = "";

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.CSV;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write there, not to the screen.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--predictions",
      description =
          "Write what trials predicted, one row for each test example: trial, row, label, and the"
              + " probability of each class.")
  private boolean predictions;

  @Option(
      names = "--candidates",
      description =
          "Write what trials chose from, one row a candidate: its settings, its score on held-out"
              + " rows, and whether it was chosen.")
  private boolean candidates;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (predictions && candidates) {
      throw new UserException("--predictions and --candidates are two tables; ask for one of them");
    }
    try (SqliteLedger ledger = SqliteLedger.read(Ledgers.of(runs.folder(), run))) {
      RecordedExperiment experiment =
          ledger.latest().orElseThrow(() -> new UserException("the run '" + run + "' is empty"));
      List<Recorded> trials = ledger.trials(experiment.id());
      Map<String, List<Tried>> tried = ledger.tried(experiment.id());
      Table table =
          predictions
              ? predicted(trials, ledger)
              : candidates
                  ? tried(new CandidateTable(trials, tried))
                  : writer -> write(trials, tried, ledger, experiment, writer);
      if (out.isEmpty()) {
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        table.write(writer);
        writer.flush();
        return Main.GOOD;
      }
      Path part = out.get().resolveSibling(out.get().getFileName() + ".part");
      try (Writer writer = Files.newBufferedWriter(part)) {
        table.write(writer);
      }
      Files.move(part, out.get(), StandardCopyOption.REPLACE_EXISTING);
      return Main.GOOD;
    }
  }

  private interface Table {
    void write(Writer writer) throws IOException, InterruptedException;
  }

  private Table tried(CandidateTable table) {
    return format == Format.CSV ? table::csv : table::jsonLines;
  }

  private void write(
      List<Recorded> trials,
      Map<String, List<Tried>> tried,
      SqliteLedger ledger,
      RecordedExperiment experiment,
      Writer writer)
      throws IOException {
    Declared declared = experiment.declared();
    Map<String, List<TransferabilityScore>> scored =
        ledger.transferability(experiment.id(), declared.scoreDefinitions());
    if (format == Format.CSV) {
      Export.csv(trials, tried, scored, declared, writer);
    } else {
      Export.jsonLines(trials, tried, scored, declared, writer);
    }
  }

  private Table predicted(List<Recorded> trials, SqliteLedger ledger) {
    KeptPredictions kept = new KeptPredictions(plugins.open(runs).workbench().store());
    PredictionTable table = new PredictionTable(trials, ledger, kept);
    return writer -> {
      int found = format == Format.CSV ? table.csv(writer) : table.jsonLines(writer);
      if (found < trials.size()) {
        System.err.println(
            "note: %d of %d trials have no predictions here: they failed, were not run, or their"
                    .formatted(trials.size() - found, trials.size())
                + " predictions were evicted");
      }
    };
  }
}
