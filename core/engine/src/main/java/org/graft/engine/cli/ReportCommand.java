package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.publish.Publication;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plugin.Decimals;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.StudySummary;
import org.graft.spi.ReportRenderer;
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
  private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(mm|cm|in|pt)");
  private static final double PAGE = 178;

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

  @Option(
      names = "--width",
      paramLabel = "WIDTH",
      description =
          "Width of figures in files, such as 84mm or 3.3in: that of the column they are printed"
              + " in (default: 178mm).")
  private Optional<String> width = Optional.empty();

  @Option(names = "--png", description = "Write figures as PNG too, at 300 dots an inch.")
  private boolean png;

  @Option(
      names = "--publish",
      description =
          "Write a folder to publish, RUN-published or the one that --out names, and the same as a"
              + " zip: report, scores, spec, README and citation, without paths and names of"
              + " machines and users.")
  private boolean publish;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "With --publish: an author for the citation; may be repeated.")
  private List<String> authors = new ArrayList<>();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    Graft graft = plugins.open(runs);
    RecordedRun first = graft.run(run.get(0));
    if (run.size() == 1) {
      first.codeChanges().forEach(graft.setup().notes());
      if (publish) {
        return publish(graft, first);
      }
      Path standard = first.folder().resolve(RunSummaries.REPORT + by());
      return print(graft, first, first.study(metric), standard);
    }
    RecordedRun second = graft.run(run.get(1));
    Path against = second.folder().resolve("report-against-" + first.folder().getFileName() + by());
    return print(graft, second, second.against(first, metric), against);
  }

  private int publish(Graft graft, RecordedRun recorded) throws IOException {
    Path folder = recorded.folder();
    String name = String.valueOf(folder.getFileName());
    Path to = out.orElse(folder.resolveSibling(name + "-published")).toAbsolutePath().normalize();
    Path zip =
        new Publication(name, folder.resolve(SqliteLedger.FILE), authors)
            .write(
                recorded.study(metric),
                reports(graft, graft.reports(), true),
                to,
                graft.setup().notes());
    System.out.println("published: " + to);
    System.out.println("archive: " + zip);
    return Main.GOOD;
  }

  /** Reports with figures as they were asked for. */
  private ReportFolder reports(Graft graft, ReportFolder reports, boolean pictures) {
    if (width.isEmpty() && !png && !pictures) {
      return reports;
    }
    String figures =
        "figures: {width: %s, png: %b}"
            .formatted(
                Decimals.shortest(width.map(ReportCommand::millimetres).orElse(PAGE))
                    .toPlainString(),
                png || pictures);
    return reports.with("figures", graft.extension(ReportRenderer.class, figures, "--width"));
  }

  private static double millimetres(String text) {
    Matcher length = LENGTH.matcher(text.strip());
    if (!length.matches()) {
      throw new UserException(
          "--width: expected a length such as 84mm or 3.3in, found '" + text + "'");
    }
    double number = Double.parseDouble(length.group(1));
    return switch (length.group(2)) {
      case "in" -> number * 25.4;
      case "cm" -> number * 10;
      case "pt" -> number * 25.4 / 72.27;
      default -> number;
    };
  }

  private String by() {
    return metric.map(m -> "-" + m.replaceAll("[^A-Za-z0-9.-]+", "-")).orElse("");
  }

  private int print(Graft graft, RecordedRun of, Study study, Path standard) throws IOException {
    if (json) {
      System.out.print(graft.reports().json(study));
      return Main.GOOD;
    }
    System.out.print(StudySummary.text(study));
    reports(graft, of.reports(), false)
        .write(study, out.orElse(standard), graft.setup().notes())
        .ifPresent(page -> System.out.println("\nreport: " + page));
    return Main.GOOD;
  }
}
