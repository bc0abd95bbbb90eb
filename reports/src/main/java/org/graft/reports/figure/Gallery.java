package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.PText;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Profile;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Sweep;

/**
 * All figures of a study.
 *
 * @param across figures over all data sets
 * @param settings figures of each setting, in the study's order
 * @param sweeps results over numbers that strategies differ in
 * @param data pictures of data
 */
public record Gallery(
    List<Figure> across, List<List<Figure>> settings, List<Figure> sweeps, List<Figure> data) {
  private static final int MOST_PROFILES = 8;

  /** The figures that a study has data for. */
  public static Gallery of(Study study) {
    Palette palette = Palette.of(study);
    List<Figure> across = new ArrayList<>();
    study.analysis().across().ifPresent(a -> across.addAll(across(study, a, palette)));
    List<List<Figure>> settings = new ArrayList<>();
    List<SettingResult> results = study.analysis().settings();
    for (int i = 0; i < results.size(); i++) {
      String suffix = results.size() == 1 ? "" : "-" + (i + 1);
      settings.add(new SettingFigures(study, results.get(i), palette, suffix).all());
    }
    List<Figure> data = new ArrayList<>();
    List<Scatter> scatters = study.analysis().scatters();
    for (int i = 0; i < scatters.size(); i++) {
      Scatter scatter = scatters.get(i);
      data.add(
          new Figure(
              scatters.size() == 1 ? "data" : "data-" + (i + 1),
              scatter.title(),
              "Each mark is one example, its colour and shape its class.",
              Alternatives.list(
                  "Panels: ", scatter.panels(), p -> p.title() + " with classes " + groups(p)),
              new ScatterPlot(scatter)));
    }
    return new Gallery(across, settings, sweeps(study), data);
  }

  /** All of them, in the order in which they are read. */
  public List<Figure> all() {
    List<Figure> all = new ArrayList<>(across);
    settings.forEach(all::addAll);
    all.addAll(sweeps);
    all.addAll(data);
    return all;
  }

  private static List<Figure> sweeps(Study study) {
    Measure measure = study.design().measure();
    List<Sweep> sweeps = study.analysis().sweeps();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < sweeps.size(); i++) {
      Sweep sweep = sweeps.get(i);
      figures.add(
          new Figure(
              sweeps.size() == 1 ? "sweep" : "sweep-" + (i + 1),
              Wording.capital(measure.metric())
                  + " over '"
                  + sweep.parameter()
                  + "' of "
                  + sweep.strategy()
                  + " on "
                  + sweep.target()
                  + ", "
                  + sweep.backbone(),
              "Means with their intervals, one line for each way in which the rest is alike.",
              Alternatives.list(
                  "Means: ",
                  sweep.lines(),
                  line ->
                      line.title()
                          + " "
                          + line.points().stream()
                              .map(
                                  p ->
                                      Numerals.plain(p.value())
                                          + " "
                                          + Numerals.withInterval(p.mean(), 4))
                              .collect(Collectors.joining(", "))),
              new SweepPlot(measure, sweep)));
    }
    return figures;
  }

  private static String groups(Scatter.Panel panel) {
    return panel.groups().stream()
        .map(g -> g.label() + " (" + Wording.count(g.x().size(), "example") + ")")
        .collect(Collectors.joining(", "));
  }

  private static List<Figure> across(Study study, AcrossDatasets across, Palette palette) {
    Measure measure = study.design().measure();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "ranks",
            "Average ranks over " + Wording.count(across.table().size(), "data set"),
            "A bar joins strategies not shown to differ ("
                + across.groups().rule()
                + "); a broken bar steps over a strategy that does not belong to it. Whether any"
                + " differ: "
                + across.imanDavenport().test()
                + ", "
                + across.imanDavenport().p().map(PText::named).orElse("not possible")
                + ".",
            Alternatives.ranks(across),
            new CriticalDifference(across, palette)));
    if (!across.profiles().isEmpty()) {
      List<Profile> shown = legible(across);
      boolean some = shown.size() < across.profiles().size();
      figures.add(
          new Figure(
              "profiles",
              "Performance profiles over "
                  + Wording.count(across.table().size(), "data set")
                  + (some
                      ? ", the " + MOST_PROFILES + " best by rank of " + across.profiles().size()
                      : ""),
              "The higher the line, the more runs reach the score; bands are pointwise, for new"
                  + " data sets like these.",
              "Share of runs at least as good as each score, one line for each strategy.",
              new PerformanceProfile(measure, shown, palette)));
    }
    List<PMatrix.Pair> pairs =
        across.comparisons().stream()
            .map(
                c ->
                    new PMatrix.Pair(
                        c.first(), c.second(), c.decision().verdict(), PText.decisive(c.test())))
            .toList();
    matrix("pvalues-ranks", "p-values over all data sets", across.strategies(), pairs, palette)
        .ifPresent(figures::add);
    return figures;
  }

  /** The profiles of the strategies with the best ranks, as many as can be told apart. */
  private static List<Profile> legible(AcrossDatasets across) {
    List<String> best =
        across.ranks().stream().limit(MOST_PROFILES).map(AcrossDatasets.Rank::strategy).toList();
    return across.profiles().size() <= MOST_PROFILES
        ? across.profiles()
        : across.profiles().stream().filter(p -> best.contains(p.strategy())).toList();
  }

  /** A matrix of p-values, where there are more pairs than one row would hold. */
  static Optional<Figure> matrix(
      String id, String title, List<String> names, List<PMatrix.Pair> pairs, Palette palette) {
    if (names.size() < 3 || pairs.size() < names.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            id,
            title,
            "Adjusted where an adjustment was declared. A coloured cell is a difference that was"
                + " shown, in the colour of the better one; \u2261 is equivalence that was shown.",
            Alternatives.pairs(pairs),
            new PMatrix(names, pairs, palette)));
  }
}
