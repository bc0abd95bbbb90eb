package org.graft.engine.study.scores;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Score;

/**
 * The scores of one transfer with one backbone, or of one data set.
 *
 * @param transfer its name
 * @param backbone label of the backbone; empty for scores that came from elsewhere
 * @param matching how scores of two arms are paired
 * @param clusters what repeats belong together by
 * @param arms one for each strategy, in the study's order
 * @param classes names of the target's classes; empty where unknown
 * @param choices what strategies chose
 */
public record Setting(
    String transfer,
    String backbone,
    Matching matching,
    Clusters clusters,
    List<Arm> arms,
    List<String> classes,
    List<Choices> choices) {
  /** Copies the lists. */
  public Setting {
    arms = List.copyOf(arms);
    classes = List.copyOf(classes);
    choices = List.copyOf(choices);
  }

  /** A setting in which nothing was chosen. */
  public Setting(
      String transfer,
      String backbone,
      Matching matching,
      Clusters clusters,
      List<Arm> arms,
      List<String> classes) {
    this(transfer, backbone, matching, clusters, arms, classes, List.of());
  }

  /** How scores of two arms are paired. */
  public enum Matching {
    /** Those of one block. */
    BLOCKS,
    /** Means of one cluster. */
    CLUSTERS,
    /** Not at all. */
    NONE
  }

  /** Whether scores, or means of clusters, are paired. */
  public boolean paired() {
    return matching != Matching.NONE;
  }

  /** Its name for headings. */
  public String title() {
    return backbone.isEmpty() ? transfer : transfer + ", " + backbone;
  }

  /** The arm of a strategy, if it is here. */
  public Optional<Arm> arm(String strategy) {
    return arms.stream().filter(arm -> arm.strategy().equals(strategy)).findFirst();
  }

  /**
   * Scores by one metric.
   *
   * @param measure what it measures
   * @param scores one for each block; of value NaN where it is missing
   */
  public record ByMetric(Measure measure, List<Score> scores) {
    /** Copies the scores. */
    public ByMetric {
      scores = List.copyOf(scores);
    }
  }

  /**
   * One strategy.
   *
   * @param strategy its label
   * @param scores one for each block; of value NaN where it is missing
   * @param others scores by the metrics beside the primary one, likewise
   * @param broken how many trials broke
   * @param completed outcomes with scores, where the scores came from a ledger
   * @param shared what was computed once for several trials, in words; may be empty
   */
  public record Arm(
      String strategy,
      List<Score> scores,
      List<ByMetric> others,
      int broken,
      List<Outcome.Completed> completed,
      String shared) {
    /** Copies the lists. */
    public Arm {
      scores = List.copyOf(scores);
      others = List.copyOf(others);
      completed = List.copyOf(completed);
    }

    /** The scores there are. */
    public double[] values() {
      return scores.stream().filter(Score::present).mapToDouble(Score::value).toArray();
    }

    /** Mean of the scores of each cluster that has some, by its number. */
    public Map<Integer, Double> clusterMeans() {
      return scores.stream()
          .filter(Score::present)
          .collect(
              Collectors.groupingBy(
                  Score::sourceReplicate,
                  LinkedHashMap::new,
                  Collectors.averagingDouble(Score::value)));
    }
  }
}
