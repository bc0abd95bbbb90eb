package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.PText;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Confusion;
import org.graft.spi.result.study.Curve;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** The figures of one setting, in the order in which they are read. */
final class SettingFigures {
  /** Scores from which on quartiles say more than the scores themselves. */
  private static final int BOX_FROM = 5;

  private static final int ALTERNATIVE_CLASSES = 12;

  private static final int MOST_SETTINGS = 8;

  private final Study study;
  private final SettingResult setting;
  private final Palette palette;
  private final String suffix;
  private final Measure measure;

  /** Figures whose ids end in {@code suffix}. */
  SettingFigures(Study study, SettingResult setting, Palette palette, String suffix) {
    this.study = study;
    this.setting = setting;
    this.palette = palette;
    this.suffix = suffix;
    this.measure = study.design().measure();
  }

  /** All that the setting has data for. */
  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    if (!setting.comparisons().isEmpty()) {
      figures.add(differences());
    }
    int most = setting.strategies().stream().mapToInt(s -> s.center().n()).max().orElse(0);
    if (most > 1 || study.analysis().across().isEmpty()) {
      figures.add(intervals());
    }
    if (most >= BOX_FROM) {
      figures.add(boxes());
    }
    if (setting.strategies().stream().anyMatch(s -> !s.curves().isEmpty())) {
      figures.add(curves());
    }
    if (clustered()) {
      figures.add(sources());
    }
    figures.addAll(validation());
    CostPlot cost = new CostPlot(measure, setting.strategies(), palette);
    if (cost.drawable()) {
      figures.add(cost(cost));
    }
    if (setting.strategies().stream().anyMatch(s -> s.confusion().isPresent())) {
      figures.add(confusion());
    }
    pairs().ifPresent(figures::add);
    return figures;
  }

  private boolean clustered() {
    return setting.strategies().stream().anyMatch(s -> s.center().clusters() > 1);
  }

  private String on() {
    return " on " + setting.title();
  }

  private Figure intervals() {
    return new Figure(
        "intervals" + suffix,
        Wording.capital(measure.metric()) + " of each strategy" + on(),
        "Each dot is one trial; below the dots the mean with its interval.",
        Alternatives.means(measure, setting.strategies()),
        new IntervalPlot(measure, setting.strategies(), palette));
  }

  private Figure differences() {
    double rope = study.design().family().rope();
    return new Figure(
        "differences" + suffix,
        "Differences in " + measure.metric() + " between strategies" + on(),
        (clustered()
                ? "Each dot is one source model, its pairs averaged"
                : "Each dot is one pair of trials")
            + "; below the dots the mean difference with its interval."
            + (rope > 0
                ? " The grey band holds differences too small to matter (smaller than "
                    + Numerals.plain(rope)
                    + ")."
                : ""),
        Alternatives.differences(measure, setting.comparisons()),
        new DifferencePlot(measure, rope, setting.comparisons(), palette));
  }

  private Figure boxes() {
    return new Figure(
        "boxes" + suffix,
        "Spread of " + measure.metric() + on(),
        "Box: quartiles and median; whiskers: farthest score within 1.5 interquartile ranges; dots:"
            + " trials.",
        Alternatives.boxes(measure, setting.strategies()),
        new BoxPlot(measure, setting.strategies(), palette));
  }

  private Figure curves() {
    Curve curve =
        setting.strategies().stream().flatMap(s -> s.curves().stream()).findFirst().orElseThrow();
    return new Figure(
        "curves" + suffix,
        "Learning curves" + on(),
        "Line: " + curve.middle() + " over repeats; band: " + curve.band() + ".",
        Alternatives.list(
            "Last epoch: ",
            setting.strategies().stream()
                .flatMap(
                    s ->
                        s.curves().stream()
                            .filter(c -> !c.points().isEmpty())
                            .map(
                                c ->
                                    s.strategy()
                                        + ", "
                                        + c.split()
                                        + " "
                                        + c.quantity()
                                        + " "
                                        + Numerals.significant(
                                            c.points().get(c.points().size() - 1).middle(), 3)))
                .toList(),
            words -> words),
        new LearningCurves(setting.strategies(), palette));
  }

  private Figure sources() {
    return new Figure(
        "sources" + suffix,
        Wording.capital(measure.metric()) + " by source model" + on(),
        "One column for each source model; dots are trials, bars their mean.",
        Alternatives.list(
            "Standard deviation between source models: ",
            setting.strategies(),
            s -> s.strategy() + " " + Numerals.significant(s.spread().betweenSources().orNaN(), 2)),
        new SourceVariation(measure, setting.strategies(), palette));
  }

  /** One figure for each setting that was chosen. */
  private List<Figure> validation() {
    List<String> names =
        setting.choices().stream()
            .flatMap(c -> c.settings().stream())
            .filter(s -> s.values().stream().anyMatch(v -> v.heldOut().value().isPresent()))
            .map(Choices.Setting::name)
            .distinct()
            .limit(MOST_SETTINGS)
            .toList();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      List<Choices> own =
          setting.choices().stream()
              .filter(c -> c.settings().stream().anyMatch(s -> s.name().equals(name)))
              .toList();
      figures.add(
          new Figure(
              "validation-" + (i + 1) + suffix,
              "Held-out " + own.get(0).measure().metric() + " by " + name + on(),
              "Mean over replicates with its interval; the larger a mark, the more replicates chose"
                  + " its value. No candidate was tested.",
              Alternatives.list(
                  "Chosen most often: ",
                  own,
                  c ->
                      c.strategy()
                          + " "
                          + c.settings().stream()
                              .filter(s -> s.name().equals(name))
                              .flatMap(s -> s.values().stream())
                              .reduce((a, b) -> b.chosen() > a.chosen() ? b : a)
                              .map(v -> v.text() + " (" + v.chosen() + ")")
                              .orElse("nothing")),
              new ValidationCurves(name, own, palette)));
    }
    return figures;
  }

  private Figure cost(CostPlot plot) {
    return new Figure(
        "cost" + suffix,
        "Cost and " + measure.metric() + on(),
        "Mean with its interval against trained parameters and seconds; shared work is not in the"
            + " seconds.",
        Alternatives.list(
            "Seconds per trial and trained parameters: ",
            setting.strategies(),
            s ->
                s.strategy()
                    + " "
                    + Numerals.significant(s.cost().seconds().orNaN(), 3)
                    + " s, "
                    + (s.cost().trained().isPresent()
                        ? Numerals.whole(s.cost().trained().getAsLong())
                        : "unknown")),
        plot);
  }

  private Figure confusion() {
    boolean percent =
        setting.strategies().stream()
            .flatMap(s -> s.confusion().stream())
            .allMatch(c -> c.classes().size() <= ConfusionMatrices.NUMBERS_UP_TO);
    return new Figure(
        "confusion" + suffix,
        "Which classes are taken for which" + on(),
        (percent ? "Per cent of each true class" : "Shares of each true class, by colour")
            + ", summed over repeats; counts on hover. The darkness goes by the square root of the"
            + " share, so that rare mistakes are seen.",
        Alternatives.list(
            "Right answers: ",
            setting.strategies().stream().filter(s -> s.confusion().isPresent()).toList(),
            s ->
                s.strategy()
                    + " "
                    + Numerals.percent(right(s.confusion().orElseThrow()))
                    + byClass(s.confusion().orElseThrow())),
        new ConfusionMatrices(setting.strategies(), palette));
  }

  /** Recall of each class, as far as classes can be told in words. */
  private static String byClass(Confusion confusion) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < confusion.classes().size(); i++) {
      long all = confusion.counts().get(i).stream().mapToLong(c -> c).sum();
      if (all > 0) {
        double share = (double) confusion.counts().get(i).get(i) / all;
        parts.add(confusion.classes().get(i) + " " + Numerals.percent(share));
      }
    }
    return parts.size() > ALTERNATIVE_CLASSES ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static double right(Confusion confusion) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < confusion.counts().size(); i++) {
      right += confusion.counts().get(i).get(i);
      all += confusion.counts().get(i).stream().mapToLong(c -> c).sum();
    }
    return all > 0 ? right / all : Double.NaN;
  }

  private Optional<Figure> pairs() {
    List<PMatrix.Pair> pairs =
        setting.comparisons().stream()
            .map(
                c ->
                    new PMatrix.Pair(
                        c.first(),
                        c.second(),
                        c.decision().verdict(),
                        PText.decisive(c.location().test())))
            .toList();
    List<String> names = setting.strategies().stream().map(StrategyResult::strategy).toList();
    return Gallery.matrix(
        "pvalues" + suffix, "p-values of all pairs" + on(), names, pairs, palette);
  }
}
