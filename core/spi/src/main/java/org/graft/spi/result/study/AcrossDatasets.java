package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Many data sets: the data set is the unit, replicates are averaged first.
 *
 * @param strategies their labels, the columns of the table
 * @param table mean score by data set and strategy
 * @param ranks average ranks, best first
 * @param friedman tie-corrected Friedman test
 * @param imanDavenport its F form
 * @param comparisons pairwise, primary ones first
 * @param groups sets of strategies not shown to differ, for the critical-difference diagram
 * @param aggregates mean, median, interquartile mean and the like over data sets
 * @param profiles performance profiles
 */
public record AcrossDatasets(
    List<String> strategies,
    List<Row> table,
    List<Rank> ranks,
    TestResult friedman,
    TestResult imanDavenport,
    List<RankComparison> comparisons,
    Groups groups,
    List<Aggregate> aggregates,
    List<Profile> profiles) {
  /** Copies the lists. */
  public AcrossDatasets {
    strategies = List.copyOf(strategies);
    table = List.copyOf(table);
    ranks = List.copyOf(ranks);
    comparisons = List.copyOf(comparisons);
    aggregates = List.copyOf(aggregates);
    profiles = List.copyOf(profiles);
  }

  /**
   * One data set.
   *
   * @param dataset its name
   * @param scores mean scores by strategy; NaN where missing
   * @param excluded why it was left out of the tests; empty where it was used
   */
  public record Row(String dataset, List<Double> scores, Optional<String> excluded) {
    /** Copies the scores. */
    public Row {
      scores = List.copyOf(scores);
    }
  }

  /**
   * One strategy's place.
   *
   * @param strategy whose
   * @param average average rank; 1 is best
   */
  public record Rank(String strategy, double average) {}

  /**
   * Sets of strategies not shown to differ.
   *
   * @param rule how two strategies were told apart: {@code pairwise Wilcoxon with Holm, 0.05}
   * @param criticalDifference the critical difference in ranks; only where the rule has one
   *     (Nemenyi)
   * @param cliques maximal sets no two members of which differ, each best rank first
   */
  public record Groups(String rule, OptionalDouble criticalDifference, List<List<String>> cliques) {
    /** Copies the cliques. */
    public Groups {
      cliques = cliques.stream().map(List::copyOf).toList();
    }
  }
}
