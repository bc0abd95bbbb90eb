package org.graft.engine.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Target;

/**
 * Seeded draws that keep the shares of the classes, of ten bins of numbers, or of several labels.
 *
 * <p>Each group's rows are put in a random order that depends on seed, purpose and the group's name
 * only, and its first so many are taken; so draws of the same purpose contain one another. Rows of
 * several labels are dealt by {@link IterativeStratification}, and do not.
 */
final class Stratified {
  private final Pool pool;
  private final Seed seed;

  Stratified(Pool pool, Seed seed) {
    this.pool = pool;
    this.seed = seed;
  }

  /** How many of {@code rows} each group has, such as each class. */
  int[] counts(int[] rows) {
    int[] counts = new int[pool.groups().size()];
    for (int row : rows) {
      counts[pool.group(row)]++;
    }
    return counts;
  }

  /** Draws {@code total} of {@code rows}, in their order. */
  int[] draw(int[] rows, int total, String purpose) {
    if (pool.target() instanceof Target.Labels) {
      int[] dealt =
          IterativeStratification.deal(
              pool.targets(rows).values(),
              new int[] {total, rows.length - total},
              seed.derive("view").derive(purpose));
      return of(rows, dealt, 0);
    }
    return take(rows, shares(counts(rows), total), purpose);
  }

  /**
   * Draws as many of each class.
   *
   * @throws IllegalArgumentException if a class has fewer, or there are no classes
   */
  int[] drawOfEach(int[] rows, PerClass perClass) {
    if (!(pool.target() instanceof Target.Classes)) {
      throw new IllegalArgumentException(
          "per-class: draws rows of each class, and the target is of "
              + pool.target().kind()
              + "; draw a share (fraction: 0.1) or a number (count: 100)");
    }
    int[] each = perClass.of(pool.groups(), counts(rows));
    return take(rows, each, "train");
  }

  /**
   * One of {@code folds} parts of about equal size, of about equal shares of each class: rows of
   * each class in random order are dealt round, going on where the class before ended.
   */
  int[] fold(int[] rows, int folds, int which) {
    if (pool.target() instanceof Target.Labels) {
      int[] sizes = IterativeStratification.folds(rows.length, folds);
      Seed own = seed.derive("view").derive("fold");
      return of(rows, IterativeStratification.deal(pool.targets(rows).values(), sizes, own), which);
    }
    int[] counts = counts(rows);
    int[] dealt = new int[rows.length];
    int next = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int place : shuffled(rows, label, "fold")) {
        dealt[place] = next++ % folds;
      }
    }
    return of(rows, dealt, which);
  }

  private static int[] of(int[] rows, int[] dealt, int which) {
    return IntStream.range(0, rows.length)
        .filter(i -> dealt[i] == which)
        .map(i -> rows[i])
        .toArray();
  }

  /** The rows that are not in {@code taken}, in their order; both are in the same order. */
  static int[] without(int[] rows, int[] taken) {
    int[] rest = new int[rows.length - taken.length];
    int t = 0;
    int n = 0;
    for (int row : rows) {
      if (t < taken.length && taken[t] == row) {
        t++;
      } else {
        rest[n++] = row;
      }
    }
    return rest;
  }

  /**
   * Shares out {@code total} by the method of largest remainders, in whole numbers; of equal
   * remainders the lower label's comes first.
   */
  static int[] shares(int[] counts, int total) {
    long all = Arrays.stream(counts).asLongStream().sum();
    int[] shares = new int[counts.length];
    long[] remainders = new long[counts.length];
    int given = 0;
    for (int i = 0; i < counts.length; i++) {
      long exact = (long) counts[i] * total;
      shares[i] = (int) (exact / all);
      remainders[i] = exact % all;
      given += shares[i];
    }
    int[] order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted((i, j) -> Long.compare(remainders[j], remainders[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; given < total; i++) {
      shares[order[i]]++;
      given++;
    }
    return shares;
  }

  private int[] take(int[] rows, int[] each, String purpose) {
    boolean[] taken = new boolean[rows.length];
    for (int label = 0; label < each.length; label++) {
      int[] places = shuffled(rows, label, purpose);
      for (int i = 0; i < each[label]; i++) {
        taken[places[i]] = true;
      }
    }
    return IntStream.range(0, rows.length).filter(i -> taken[i]).map(i -> rows[i]).toArray();
  }

  /** The places of a class's rows in an order that depends on seed, purpose and its name only. */
  private int[] shuffled(int[] rows, int label, String purpose) {
    int[] places =
        IntStream.range(0, rows.length).filter(i -> pool.group(rows[i]) == label).toArray();
    seed.derive("view")
        .derive(purpose)
        .derive(pool.groups().get(label))
        .randomness()
        .shuffle(places);
    return places;
  }
}
