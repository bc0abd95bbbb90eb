package org.graft.reports.table;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Comparison.Posterior;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Verdict;

/** Says where posterior probabilities and the test that decides part ways, and why they may. */
final class Disagreement {
  private static final double SURE = 0.95;
  private static final double HALF = 0.5;

  private Disagreement() {}

  /** A note on pairs within a setting; none where all agree. */
  static List<String> notes(List<Comparison> comparisons) {
    return notes(
        comparisons, Comparison::title, c -> c.decision().verdict(), Comparison::posterior);
  }

  /** A note on pairs over data sets; none where all agree. */
  static List<String> ofRanks(List<RankComparison> comparisons) {
    return notes(
        comparisons, RankComparison::title, c -> c.decision().verdict(), RankComparison::posterior);
  }

  private static <T> List<String> notes(
      List<T> pairs,
      Function<T, String> title,
      Function<T, Verdict> verdict,
      Function<T, Posterior> posterior) {
    List<String> parted =
        pairs.stream()
            .filter(p -> parted(verdict.apply(p), posterior.apply(p)))
            .map(title)
            .toList();
    if (parted.isEmpty()) {
      return List.of();
    }
    String some = parted.stream().limit(3).collect(Collectors.joining("; "));
    return List.of(
        "Posterior probabilities and the test part ways for "
            + some
            + (parted.size() > 3 ? " and " + (parted.size() - 3) + " more" : "")
            + ": the probabilities are those of each pair by itself, not adjusted for the family,"
            + " and count differences within the smallest difference of interest as equivalent."
            + " The test decides.");
  }

  /** Whether one is sure of what the other does not say. */
  private static boolean parted(Verdict verdict, Posterior p) {
    if (p.better().value().isEmpty()) {
      return false;
    }
    double better = p.better().orNaN();
    double worse = p.worse().orNaN();
    double same = p.equivalent().orNaN();
    return switch (verdict) {
      case BETTER -> better < HALF;
      case WORSE -> worse < HALF;
      case EQUIVALENT -> same < HALF;
      case UNDECIDED -> Math.max(same, Math.max(better, worse)) >= SURE;
      case NOT_TESTABLE -> false;
    };
  }
}
