package org.graft.engine.study;

import java.util.Arrays;
import java.util.List;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Study;

/**
 * One strategy's scores in one transfer with one backbone.
 *
 * @param transfer name of the transfer
 * @param backbone label of the backbone
 * @param strategy label of the strategy
 * @param scores the primary metric's finite values, in the matrix's order
 * @param failed trials that broke
 * @param missing trials skipped or not yet run
 * @param seconds mean seconds of training and prediction
 * @param secondsPerEpoch mean seconds of training an epoch; NaN where there was none
 * @param trained numbers that training moves; -1 where unknown
 */
public record Summary(
    String transfer,
    String backbone,
    String strategy,
    List<Double> scores,
    int failed,
    int missing,
    double seconds,
    double secondsPerEpoch,
    long trained) {
  /** Summarises trials of one strategy. */
  static Summary of(String metric, List<Study.Trial> trials) {
    List<Outcome.Completed> completed =
        trials.stream()
            .flatMap(t -> t.outcome().stream())
            .filter(Outcome.Completed.class::isInstance)
            .map(Outcome.Completed.class::cast)
            .toList();
    long failed =
        trials.stream()
            .filter(t -> t.outcome().filter(Outcome.Failed.class::isInstance).isPresent())
            .count();
    return new Summary(
        trials.get(0).card().transfer(),
        trials.get(0).card().backbone(),
        trials.get(0).card().strategy(),
        completed.stream()
            .map(c -> c.scores().getOrDefault(metric, Double.NaN))
            .filter(Double::isFinite)
            .toList(),
        (int) failed,
        trials.size() - completed.size() - (int) failed,
        completed.stream()
            .mapToDouble(c -> c.seconds().values().stream().mapToDouble(s -> s).sum())
            .average()
            .orElse(Double.NaN),
        completed.stream()
            .flatMapToDouble(c -> c.secondsPerEpoch().stream())
            .average()
            .orElse(Double.NaN),
        completed.stream()
            .flatMap(c -> c.audit().stream())
            .mapToLong(Audit::trained)
            .findFirst()
            .orElse(-1));
  }

  /** Number of scores. */
  public int n() {
    return scores.size();
  }

  /** Mean; NaN without scores. */
  public double mean() {
    return scores.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
  }

  /** Standard deviation with n - 1; NaN below two scores. */
  public double deviation() {
    double mean = mean();
    double sum = scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    return n() < 2 ? Double.NaN : Math.sqrt(sum / (n() - 1));
  }

  /** Middle score, or the mean of the two middle ones; NaN without scores. */
  public double median() {
    double[] sorted = scores.stream().mapToDouble(s -> s).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Smallest score; NaN without scores. */
  public double min() {
    return Arrays.stream(values()).min().orElse(Double.NaN);
  }

  /** Largest score; NaN without scores. */
  public double max() {
    return Arrays.stream(values()).max().orElse(Double.NaN);
  }

  private double[] values() {
    return scores.stream().mapToDouble(s -> s).toArray();
  }
}
