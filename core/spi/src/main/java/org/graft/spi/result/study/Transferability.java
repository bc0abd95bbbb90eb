package org.graft.spi.result.study;

import java.util.List;

/**
 * How transferability scores, which are computed before training, ranked what trials then showed:
 * on one target, for one strategy, over the source models and taps that it was used with.
 *
 * @param target the target's name
 * @param strategy its label; what its members that differ only in where features are taken from
 *     have in common
 * @param candidates what was ranked, best result first
 * @param agreements one for each score, in the experiment's order
 * @param sentence what follows, in plain text; empty where nothing does
 */
public record Transferability(
    String target,
    String strategy,
    List<Candidate> candidates,
    List<Agreement> agreements,
    String sentence) {
  /** Copies the lists. */
  public Transferability {
    candidates = List.copyOf(candidates);
    agreements = List.copyOf(agreements);
  }

  /**
   * Features that a head was put on, or that fine-tuning started from.
   *
   * @param source name of the source data; empty for a pretrained backbone
   * @param backbone label of the backbone
   * @param tap the layer that they come from
   * @param replicates trials that used them and have a result
   * @param result mean result of these by the primary metric
   * @param scores mean score over replicates, in the order of the agreements; NaN where refused
   */
  public record Candidate(
      String source,
      String backbone,
      String tap,
      int replicates,
      double result,
      List<Double> scores) {
    /** Copies the scores. */
    public Candidate {
      scores = List.copyOf(scores);
    }
  }

  /**
   * One score against the results.
   *
   * @param score its label
   * @param ranked number of candidates that have the score
   * @param tau weighted Kendall correlation of score and result over these, positive where a higher
   *     score went with a better result
   */
  public record Agreement(String score, int ranked, Estimate tau) {}
}
