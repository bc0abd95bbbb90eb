package org.graft.spi.result.study;

import java.util.List;

/**
 * What a strategy's replicates chose in one setting, by scores on rows that were held out from
 * training. Candidates have no test scores.
 *
 * @param strategy its label
 * @param rule in words: {@code by log-loss on the validation split}
 * @param then what became of the chosen candidate, in words: {@code trained once more on all rows
 *     but the test split's}
 * @param measure the score that decided
 * @param replicates replicates that chose
 * @param candidates candidates of each replicate; 1 where there was nothing to choose
 * @param rungs how many candidates of each replicate are trained for how long; empty where none is
 *     stopped early
 * @param failed candidates without a score, over all replicates
 * @param settings what the candidates differ in; empty where there was nothing to choose
 * @param gap from held-out to test scores of what was chosen
 */
public record Choices(
    String strategy,
    String rule,
    String then,
    Measure measure,
    int replicates,
    int candidates,
    List<Rung> rungs,
    int failed,
    List<Setting> settings,
    Gap gap) {
  /** Copies the lists. */
  public Choices {
    rungs = List.copyOf(rungs);
    settings = List.copyOf(settings);
  }

  /**
   * Candidates that are trained for the same time before some are stopped.
   *
   * @param candidates how many, 1 or more
   * @param epochs for which at most each has been trained at its end, from the start
   */
  public record Rung(int candidates, int epochs) {}

  /** Whether there was more than one candidate. */
  public boolean chooses() {
    return candidates > 1;
  }

  /**
   * A setting that candidates differ in.
   *
   * @param name its path in the strategy: {@code rate}, {@code training.epochs}
   * @param values ascending where all are numbers, else in the candidates' order
   */
  public record Setting(String name, List<Value> values) {
    /** Copies the list. */
    public Setting {
      values = List.copyOf(values);
    }

    /** Whether all values are numbers. */
    public boolean numeric() {
      return values.stream().allMatch(value -> Double.isFinite(value.number()));
    }

    /** How many replicates chose the smallest or the largest number that was to be had. */
    public int atEdge() {
      return numeric() && values.size() > 2
          ? values.get(0).chosen() + values.get(values.size() - 1).chosen()
          : 0;
    }
  }

  /**
   * One value of a setting.
   *
   * @param text as written
   * @param number the same; NaN where it is none
   * @param chosen replicates that chose it
   * @param heldOut mean held-out score of the candidates that have it, over replicates
   */
  public record Value(String text, double number, int chosen, Estimate heldOut) {}

  /**
   * How the chosen candidates did on held-out and on test rows, by the score that decided.
   *
   * @param heldOut mean held-out score
   * @param test mean test score
   * @param difference mean of test less held-out score; it holds what choosing has made too good,
   *     and what a model gains that was trained once more on more rows
   */
  public record Gap(Estimate heldOut, Estimate test, Estimate difference) {}
}
