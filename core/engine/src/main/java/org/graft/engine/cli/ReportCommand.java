package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.study.StudySummary;
import org.graft.spi.result.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyses a run and writes its report, or compares two. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Analyses a run, prints its decisions and tables, and writes its report.",
      "Of two runs it says what changed between them and compares their strategies."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..2",
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "A run's name, folder or ledger; a second one to compare with.")
  private List<String> run = new ArrayList<>();

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the report is written (default: report in the run's folder; of two runs, in the"
              + " second's).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Analyse by another of the run's metrics, into report-NAME (default: its primary"
              + " one).")
  private Optional<String> metric = Optional.empty();

  @Option(names = "--json", description = "Print the study as JSON in full precision, no more.")
  private boolean json;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    Graft graft = plugins.open(runs);
    RecordedRun first = graft.run(run.get(0));
    if (run.size() == 1) {
      first.codeChanges().forEach(graft.setup().notes());
      return print(graft, first.study(metric), first.folder().resolve(RunSummaries.REPORT + by()));
    }
    RecordedRun second = graft.run(run.get(1));
    Path against = second.folder().resolve("report-against-" + first.folder().getFileName() + by());
    return print(graft, second.against(first, metric), against);
  }

  private String by() {
    return metric.map(m -> "-" + m.replaceAll("[^A-Za-z0-9.-]+", "-")).orElse("");
  }

  private int print(Graft graft, Study study, Path standard) throws IOException {
    if (json) {
      System.out.print(graft.reports().json(study));
      return Main.GOOD;
    }
    System.out.print(StudySummary.text(study));
    graft
        .reports()
        .write(study, out.orElse(standard), graft.setup().notes())
        .ifPresent(page -> System.out.println("\nreport: " + page));
    return Main.GOOD;
  }
}
