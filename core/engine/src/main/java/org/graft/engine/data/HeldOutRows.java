package org.graft.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * Rows of a training split, parted into those that a candidate trains on and those that it is
 * compared by; classes are shared out alike.
 */
public final class HeldOutRows {
  private final boolean[] held;

  private HeldOutRows(boolean[] held) {
    this.held = held;
  }

  /** One of {@code folds} parts of about equal size, each row in just one of them. */
  public static HeldOutRows fold(int[] labels, int folds, int which, Seed seed) {
    if (folds > labels.length) {
      throw new IllegalArgumentException(
          "selection: %d folds of %d training rows leave some empty"
              .formatted(folds, labels.length));
    }
    boolean[] held = new boolean[labels.length];
    int next = 0;
    for (int row : shuffledByClass(labels, seed)) {
      held[row] = next++ % folds == which;
    }
    return new HeldOutRows(held);
  }

  /** Random rows, of each class its share. */
  public static HeldOutRows draw(int[] labels, Portion portion, Seed seed) {
    int number = portion.of(labels.length, "selection.on.validation");
    int[] counts = new int[1 + IntStream.of(labels).max().orElse(0)];
    IntStream.of(labels).forEach(label -> counts[label]++);
    int[] left = Stratified.shares(counts, number);
    boolean[] held = new boolean[labels.length];
    for (int row : shuffledByClass(labels, seed)) {
      held[row] = left[labels[row]]-- > 0;
    }
    return new HeldOutRows(held);
  }

  /** Every row once, class after class, those of a class in random order. */
  private static List<Integer> shuffledByClass(int[] labels, Seed seed) {
    TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int row = 0; row < labels.length; row++) {
      byClass.computeIfAbsent(labels[row], k -> new ArrayList<>()).add(row);
    }
    List<Integer> all = new ArrayList<>();
    byClass.forEach(
        (label, rows) -> {
          int[] order = seed.derive("class", label).randomness().permutation(rows.size());
          IntStream.of(order).forEach(place -> all.add(rows.get(place)));
        });
    return all;
  }

  /** Rows to train on, in their order. */
  public int[] kept() {
    return IntStream.range(0, held.length).filter(row -> !held[row]).toArray();
  }

  /** Rows to compare by, in their order. */
  public int[] held() {
    return IntStream.range(0, held.length).filter(row -> held[row]).toArray();
  }

  /** Examples of one split after those of another. */
  public static Examples joined(Examples first, Examples second) {
    int n = first.size();
    Shape shape = first.inputShape().batch(n + second.size());
    Tensor.Rows rows =
        (row, into, at) -> {
          if (row < n) {
            first.inputs().row(row, into, at);
          } else {
            second.inputs().row(row - n, into, at);
          }
        };
    int[] labels =
        IntStream.concat(IntStream.of(first.labels()), IntStream.of(second.labels())).toArray();
    return new Examples(Tensor.of(shape, rows), Targets.of(labels));
  }
}
