package org.graft.engine.data;

import java.util.Optional;
import org.graft.spi.base.Param;

/**
 * Test rows drawn anew for each replicate, of all rows of the target: in folds, each of which is
 * tested once, or at random.
 *
 * <p>Training sets of such replicates overlap, so their scores are compared by tests that are
 * corrected for it (Nadeau and Bengio 2003, doi:10.1023/A:1024068626366).
 *
 * @param folds number of folds of about equal size, classes shared out alike
 * @param times how often rows are dealt into folds anew
 * @param resamples number of random divisions, instead of folds
 * @param test rows to test in each of these
 */
public record Splits(
    @Param(
            doc = "Cross-validation: so many folds, each tested once, stratified.",
            min = 2,
            max = 10000)
        Optional<Integer> folds,
    @Param(doc = "How often rows are dealt into folds anew.", byDefault = "1", min = 1, max = 10000)
        int times,
    @Param(doc = "Repeated random divisions, stratified, instead of folds.", min = 2, max = 100000)
        Optional<Integer> resamples,
    @Param(doc = "Rows to test in each random division: a share or a number; 0.2 when absent.")
        Optional<Portion> test) {
  /** Checks that it says one thing. */
  public Splits {
    if (folds.isPresent() == resamples.isPresent()) {
      throw new IllegalArgumentException(
          "splits are either folds, such as {folds: 10}, or {resamples: 10, test: 0.2}");
    }
    if (resamples.isPresent() && times != 1) {
      throw new IllegalArgumentException("times is for folds; give more resamples instead");
    }
    if (folds.isPresent() && test.isPresent()) {
      throw new IllegalArgumentException("test is for resamples; each fold is tested once");
    }
  }

  /** Number of divisions. */
  public int count() {
    return resamples.orElseGet(() -> Math.multiplyExact(folds.orElseThrow(), times));
  }

  /** In words, such as {@code 10 folds}. */
  @Override
  public String toString() {
    return resamples
        .map(n -> n + " resamples, test " + test.map(Portion::toString).orElse("0.2"))
        .orElseGet(
            () -> folds.orElseThrow() + " folds" + (times > 1 ? ", " + times + " times" : ""));
  }
}
