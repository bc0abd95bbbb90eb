package org.graft.reports.figure;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** What figures show, in words, for readers who do not see them. */
final class Alternatives {
  private static final int MOST = 12;

  private Alternatives() {}

  /** Means with intervals and numbers of trials. */
  static String means(Measure measure, List<StrategyResult> strategies) {
    return list(
        "Mean " + measure.metric() + ": ",
        strategies,
        s ->
            s.strategy()
                + " "
                + Numerals.withInterval(s.center().mean(), 4)
                + " over "
                + Wording.count(s.center().n(), "score"));
  }

  /** Medians and standard deviations. */
  static String boxes(Measure measure, List<StrategyResult> strategies) {
    return list(
        "Median " + measure.metric() + " and standard deviation: ",
        strategies,
        s ->
            s.strategy()
                + " "
                + Numerals.value(s.center().median(), 4)
                + " and "
                + Numerals.significant(s.spread().deviation().orNaN(), 2));
  }

  /** Differences with intervals. */
  static String differences(Measure measure, List<Comparison> comparisons) {
    return list(
        "Mean difference in " + measure.metric() + ": ",
        comparisons,
        c -> c.title() + " " + Numerals.withInterval(c.location().difference(), 4));
  }

  /** Average ranks and groups. */
  static String ranks(AcrossDatasets across) {
    String ranks =
        list(
            "Average ranks, best first: ",
            across.ranks(),
            r -> r.strategy() + " " + Numerals.fixed(r.average(), 2));
    return ranks
        + (across.groups().cliques().isEmpty()
            ? " Every pair was shown to differ."
            : list(
                " Joined by a bar: ",
                across.groups().cliques(),
                clique -> String.join(" with ", clique)));
  }

  /** Pairs with their p-values. */
  static String pairs(List<PMatrix.Pair> pairs) {
    return list(
        "Adjusted p-values: ", pairs, p -> p.first() + " against " + p.second() + " " + p.p());
  }

  /** The first items in words, and how many more there are. */
  static <T> String list(String start, List<T> items, Function<T, String> words) {
    String text =
        items.stream().limit(MOST).map(words).collect(Collectors.joining("; ", start, ""));
    return text + (items.size() > MOST ? "; and " + (items.size() - MOST) + " more" : "") + ".";
  }
}
