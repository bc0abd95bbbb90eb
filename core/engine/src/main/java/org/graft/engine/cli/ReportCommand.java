package org.graft.engine.cli;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.recorded.RecordedRun;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.study.RunPair;
import org.graft.engine.study.Studies;
import org.graft.engine.study.StudySummary;
import org.graft.spi.result.Study;
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
      description = "A run's name, folder or ledger; a second one to compare with.")
  private List<String> run = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the report is written (default: report in the run's folder; of two runs, in the"
              + " second's).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print the study as JSON in full precision, no more.")
  private boolean json;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    Injector injector = plugins.injector();
    SpecReader reader = injector.getInstance(SpecReader.class);
    ReportFolder reports = injector.getInstance(ReportFolder.class);
    RecordedRun first = RecordedRun.read(runs, run.get(0), reader);
    if (run.size() == 1) {
      Study study = Studies.of(first.spec(), first.trials(), first.pictures());
      print(study, reports, first.folder().resolve("report"));
      return Main.GOOD;
    }
    RecordedRun second = RecordedRun.read(runs, run.get(1), reader);
    Study both =
        new RunPair(
                new RunPair.Side(first.name(), first.spec(), first.trials()),
                new RunPair.Side(
                    second.name().equals(first.name()) ? second.name() + " again" : second.name(),
                    second.spec(),
                    second.trials()))
            .study();
    print(both, reports, second.folder().resolve("report-against-" + first.folder().getFileName()));
    return Main.GOOD;
  }

  private void print(Study study, ReportFolder reports, Path standard) throws IOException {
    if (json) {
      System.out.print(reports.json(study));
      return;
    }
    System.out.print(StudySummary.text(study));
    Path folder = out.orElse(standard);
    reports
        .write(study, folder, System.err::println)
        .ifPresent(page -> System.out.println("\nreport: " + page));
  }
}
