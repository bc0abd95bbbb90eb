package org.graft.engine.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.base.Seed;

/**
 * One fold, or one of the resamples: a division of the target's rows into those that train and
 * those that test.
 *
 * @param splits all of them
 * @param index which, from 0
 */
public record Fold(Splits splits, int index) {
  /** All folds in order; without any, one that is empty. */
  public static List<Optional<Fold>> all(Optional<Splits> splits) {
    return splits
        .map(
            s ->
                IntStream.range(0, s.count())
                    .mapToObj(index -> Optional.of(new Fold(s, index)))
                    .toList())
        .orElse(List.of(Optional.empty()));
  }

  /** The seed of what else is drawn in this fold. */
  public Seed seed(Seed seed) {
    return seed.derive("split", index);
  }

  /**
   * The test rows, in their order.
   *
   * @throws IllegalArgumentException if there are too few rows
   */
  int[] test(int[] rows, Pool pool, Seed seed) {
    if (splits.resamples().isPresent()) {
      int tested = splits.test().orElse(Portion.parse("0.2")).of(rows.length, "splits.test");
      return new Stratified(pool, seed.derive("resample", index)).draw(rows, tested, "test");
    }
    int folds = splits.folds().orElseThrow();
    if (folds > rows.length) {
      throw new IllegalArgumentException(
          "repeats.splits: %d folds of %d rows leave some empty".formatted(folds, rows.length));
    }
    return new Stratified(pool, seed.derive("folds", index / folds))
        .fold(rows, folds, index % folds);
  }
}
