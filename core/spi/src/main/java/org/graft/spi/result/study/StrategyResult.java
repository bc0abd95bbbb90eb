package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One strategy in one setting.
 *
 * @param strategy its label, as in its card
 * @param scores every trial in the matrix's order
 * @param center where scores lie
 * @param metrics means of every metric that was recorded, the primary one first
 * @param spread how far they scatter: a result of its own
 * @param failures how often training failed
 * @param cost what it took
 * @param curves learning curves over repeats; empty where none were recorded
 * @param confusion summed over repeats, where it was recorded
 */
public record StrategyResult(
    String strategy,
    List<Score> scores,
    Center center,
    List<MetricMean> metrics,
    Spread spread,
    FailureRate failures,
    Cost cost,
    List<Curve> curves,
    Optional<Confusion> confusion) {
  /** Copies the lists. */
  public StrategyResult {
    scores = List.copyOf(scores);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
  }

  /** The scores there are, in order. */
  public double[] values() {
    return scores.stream().filter(Score::present).mapToDouble(Score::value).toArray();
  }

  /**
   * Where scores lie.
   *
   * @param n number of scores
   * @param clusters number of source models they come from; 1 where there is none
   * @param mean mean, with an interval that respects clusters
   * @param median median
   * @param interquartileMean mean of the middle half
   */
  public record Center(
      int n, int clusters, Estimate mean, Estimate median, Estimate interquartileMean) {}

  /**
   * The mean of one metric, primary or not.
   *
   * @param measure what it measures
   * @param mean mean with an interval that respects clusters; refused where it is undefined
   */
  public record MetricMean(Measure measure, Estimate mean) {}

  /**
   * How far scores scatter.
   *
   * @param deviation standard deviation with n - 1
   * @param interquartileRange upper less lower quartile
   * @param worstTenth mean of the worst 10 % of scores, rounded up to whole scores
   * @param betweenSources standard deviation of the source models' means; refused where there is
   *     one source model
   */
  public record Spread(
      Estimate deviation,
      Estimate interquartileRange,
      Estimate worstTenth,
      Estimate betweenSources) {}

  /**
   * How often training failed.
   *
   * @param criterion what counts as failed: {@code accuracy below 0.5, or broken}; empty where
   *     nothing was declared
   * @param failed how many
   * @param of out of how many
   * @param rate their share with its interval; refused where nothing was declared
   */
  public record FailureRate(String criterion, int failed, int of, Estimate rate) {}

  /**
   * What it took.
   *
   * @param seconds mean wall time of one trial, in seconds
   * @param trained numbers that training moves; empty where unknown
   * @param total numbers in the network; empty where unknown
   * @param shared what was computed once and shared with other trials, in words; may be empty
   */
  public record Cost(Estimate seconds, OptionalLong trained, OptionalLong total, String shared) {}
}
