package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.ReportOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.cli.text.ProgressLine;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.experiment.Graft;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.Measures;
import org.graft.engine.study.StudySummary;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.table.TableException;
import org.graft.engine.study.table.TableOptions;
import org.graft.engine.study.table.TableScores;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Study;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the strategies of any table of scores. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Compares the strategies of a table of scores, by the same analysis as a run's report.",
      "Long form: a row for each score, with columns such as strategy, dataset, seed, accuracy.",
      "Wide form: a row for each repeat or data set, a column for each strategy.",
      "Empty cells and NA are missing; 'failed' is a run that broke. None is dropped in silence."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The table, CSV with a heading.")
  private Path file = Path.of("");

  /** Long or wide. */
  static final class Form {
    @Option(names = "--long", description = "The table is in long form (default: found out).")
    private boolean isLong;

    @Option(names = "--wide", description = "The table is in wide form.")
    private boolean isWide;
  }

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "The strategy that others are compared with (default: all pairs).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--paired-by",
      paramLabel = "COL",
      split = ",",
      description = "Columns that together name a repeat; scores of one repeat are paired.")
  private List<String> pairedBy = new ArrayList<>();

  @Option(names = "--dataset", paramLabel = "COL", description = "Column of the data sets.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "COL",
      description = "Column of the scores; in wide form only their name.")
  private Optional<String> metric = Optional.empty();

  @Option(names = "--strategy", paramLabel = "COL", description = "Column of the strategies.")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--scores",
      paramLabel = "COL",
      split = ",",
      description = "In wide form the columns of scores, one for each strategy.")
  private List<String> scores = new ArrayList<>();

  @Option(
      names = "--cluster",
      paramLabel = "COL",
      description = {
        "Column of what repeats belong together by (subject, site, source model); its values are",
        "what tests count. 'none' where repeats are independent (default: found by its name)."
      })
  private Optional<String> cluster = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "COL",
      split = ",",
      description = "Columns that are left out.")
  private List<String> ignore = new ArrayList<>();

  /** Which scores are better. */
  static final class Better {
    @Option(names = "--lower-is-better", description = "Lower scores are better.")
    private boolean lower;

    @Option(
        names = "--higher-is-better",
        description = "Higher scores are better (default, but for losses and errors).")
    private boolean higher;
  }

  @ArgGroup private Better better = new Better();

  @Option(
      names = "--alpha",
      defaultValue = "0.05",
      description = "Level over the family of comparisons (default: ${DEFAULT-VALUE}).")
  private double alpha = 0.05;

  @Option(
      names = "--rope",
      defaultValue = "0",
      description = "Smallest difference of interest, in units of the metric; 0 for none.")
  private double rope;

  @Option(
      names = "--failure-threshold",
      paramLabel = "SCORE",
      description = "Score on whose bad side a training has failed.")
  private Optional<Double> failure = Optional.empty();

  @Option(
      names = "--design",
      paramLabel = "DESIGN",
      description =
          "many-datasets (the data set is the unit), one-dataset (each for itself) or"
              + " resamples:RHO (overlapping resamples with that ratio of test to training size,"
              + " such as resamples:1/9). Default: many-datasets from five data sets up.")
  private String design = "";

  @Option(
      names = "--adjust",
      defaultValue = "automatic",
      description =
          "How the family's error is held: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Adjusting adjusting = Adjusting.AUTOMATIC;

  @Option(names = "--seed", description = "Seed of random draws (default: ${DEFAULT-VALUE}).")
  private long seed = Rules.SEED;

  @Mixin private ReportOptions report = new ReportOptions();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    report.check(false);
    Study study = study();
    if (!report.json()) {
      System.out.print(StudySummary.text(study));
    }
    if (!report.asked()) {
      return Main.GOOD;
    }
    Graft graft = plugins.open();
    boolean good = report.write(graft, graft.reports(), study, Optional.empty());
    return good ? Main.GOOD : Main.FAILURES;
  }

  private Study study() throws IOException {
    ProgressLine progress =
        new ProgressLine(Terminal.error(), Boolean.getBoolean("graft.terminal"));
    try {
      return Analyst.analyse(
          read(progress),
          (done, all) -> progress.at(() -> "compared " + done + " of " + Count.of(all, "setting")));
    } finally {
      progress.end();
    }
  }

  private Scores read(ProgressLine progress) throws IOException {
    Optional<TableOptions.Form> told =
        form.isLong
            ? Optional.of(TableOptions.Form.LONG)
            : form.isWide ? Optional.of(TableOptions.Form.WIDE) : Optional.empty();
    Optional<Direction> direction =
        better.lower
            ? Optional.of(Direction.LOWER_IS_BETTER)
            : better.higher ? Optional.of(Direction.HIGHER_IS_BETTER) : Optional.empty();
    TableOptions options =
        new TableOptions(
            told, strategy, metric, scores, dataset, pairedBy, cluster, ignore, direction);
    try {
      return TableScores.read(
          file,
          options,
          name -> rules(name, options.direction(name)),
          rows -> progress.at(() -> "read " + Count.of(rows, "row")));
    } catch (TableException e) {
      throw new UserException(file + ": " + e.getMessage());
    }
  }

  private Rules rules(String name, Direction direction) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new UserException("--alpha must lie between 0 and 1, found " + alpha);
    }
    if (!(rope >= 0) || Double.isInfinite(rope)) {
      throw new UserException("--rope must be 0 or more, found " + rope);
    }
    return new Rules(
        Measures.named(name, direction),
        baseline,
        alpha,
        rope,
        failure.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        layout(),
        adjusting,
        Optional.empty(),
        seed);
  }

  private Layout layout() {
    String text = design.toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return new Layout.Automatic();
    }
    if (text.equals("many-datasets")) {
      return new Layout.ManyDatasets();
    }
    if (text.equals("one-dataset")) {
      return new Layout.OneDataset();
    }
    if (text.matches("resamples:[0-9.]+(/[0-9.]+)?")) {
      String[] parts = text.substring("resamples:".length()).split("/", -1);
      double ratio =
          Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
      if (ratio > 0 && Double.isFinite(ratio)) {
        return new Layout.Resamples(ratio);
      }
    }
    throw new UserException(
        "--design must be many-datasets, one-dataset or resamples:RHO with the ratio of test to"
            + " training size above 0, such as resamples:0.111; found '"
            + design
            + "'");
  }
}
