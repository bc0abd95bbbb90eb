package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.ReportOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.publish.Publication;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.problem.UserException;
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
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Analyse by another of the run's metrics, into report-NAME (default: its primary"
              + " one).")
  private Optional<String> metric = Optional.empty();

  @Mixin private ReportOptions report = new ReportOptions();

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
    fitting();
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

  /** Refuses options that would be passed over. */
  private void fitting() {
    if (publish && run.size() > 1) {
      throw new UserException("--publish is for one run; a comparison of two is written by --out");
    }
    if (publish && report.json()) {
      throw new UserException("--publish writes study.json into the folder; leave --json out");
    }
    if (!publish && !authors.isEmpty()) {
      throw new UserException("--author is for the citation of --publish; give both, or neither");
    }
    report.check(true);
  }

  private int publish(Graft graft, RecordedRun recorded) throws IOException {
    Path folder = recorded.folder();
    String name = String.valueOf(folder.getFileName());
    Path to = report.out().orElse(folder.resolveSibling(name + "-published"));
    Path published = to.toAbsolutePath().normalize();
    Publication publication =
        new Publication(name, folder.resolve(SqliteLedger.FILE), words(graft), authors);
    Path zip =
        publication.write(
            recorded.study(metric), report.withPictures(graft, graft.reports()), published);
    System.out.println("published: " + published);
    System.out.println("archive: " + zip);
    return Main.GOOD;
  }

  /** Names and texts of the catalogue. */
  private static List<String> words(Graft graft) {
    List<String> words = new ArrayList<>();
    for (Kind kind : graft.catalogue().kinds()) {
      for (Entry entry : graft.catalogue().entries(kind)) {
        words.add(entry.name() + " " + entry.doc());
        entry.parameters().forEach(p -> words.add(p.name() + " " + p.doc()));
      }
    }
    return words;
  }

  private String by() {
    return metric.map(m -> "-" + m.replaceAll("[^A-Za-z0-9.-]+", "-")).orElse("");
  }

  private int print(Graft graft, RecordedRun of, Study study, Path standard) throws IOException {
    if (!report.json()) {
      System.out.print(StudySummary.text(study));
    }
    boolean good = report.write(graft, of.reports(), study, Optional.of(standard));
    return good ? Main.GOOD : Main.FAILURES;
  }
}
