package org.graft.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
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
  public static HeldOutRows fold(Target target, Targets targets, int folds, int which, Seed seed) {
    int n = targets.size();
    if (folds > n) {
      throw new IllegalArgumentException(
          "selection: %d folds of %d training rows leave some empty".formatted(folds, n));
    }
    if (target instanceof Target.Labels) {
      return dealt(targets, IterativeStratification.folds(n, folds), which, seed);
    }
    int[] labels = Strata.of(target, targets).group();
    boolean[] held = new boolean[n];
    int next = 0;
    for (int row : shuffledByClass(labels, seed)) {
      held[row] = next++ % folds == which;
    }
    return new HeldOutRows(held);
  }

  /** Rows next to one another, such as those of a domain. */
  public static HeldOutRows between(int rows, int from, int to) {
    boolean[] held = new boolean[rows];
    Arrays.fill(held, from, to, true);
    return new HeldOutRows(held);
  }

  /** Random rows, of each class, bin of numbers or label its share. */
  public static HeldOutRows draw(Target target, Targets targets, Portion portion, Seed seed) {
    int number = portion.of(targets.size(), "selection.on.validation");
    if (target instanceof Target.Labels) {
      return dealt(targets, new int[] {number, targets.size() - number}, 0, seed);
    }
    int[] labels = Strata.of(target, targets).group();
    int[] counts = new int[1 + IntStream.of(labels).max().orElse(0)];
    IntStream.of(labels).forEach(label -> counts[label]++);
    int[] left = Stratified.shares(counts, number);
    boolean[] held = new boolean[labels.length];
    for (int row : shuffledByClass(labels, seed)) {
      held[row] = left[labels[row]]-- > 0;
    }
    return new HeldOutRows(held);
  }

  private static HeldOutRows dealt(Targets targets, int[] sizes, int which, Seed seed) {
    int[] part = IterativeStratification.deal(targets.values(), sizes, seed.derive("labels"));
    boolean[] held = new boolean[part.length];
    for (int row = 0; row < held.length; row++) {
      held[row] = part[row] == which;
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
    return new Examples(Tensor.of(shape, rows), first.targets().then(second.targets()));
  }
}
