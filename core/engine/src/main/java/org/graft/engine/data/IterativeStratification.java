package org.graft.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Targets;

/**
 * Deals rows with several labels into parts so that each part gets its share of every label
 * (Sechidis, Tsoumakas and Vlahavas 2011, doi:10.1007/978-3-642-23808-6_10): the label with the
 * fewest rows left is dealt first, each of its rows to the part that lacks it most, then to the one
 * that lacks most rows, then at random. Unlike there, a part takes no more rows than its size, so
 * that sizes are exact; rows without labels are dealt last.
 */
final class IterativeStratification {
  private final boolean[][] has;
  private final double[][] wanted;
  private final int[] room;
  private final Randomness randomness;
  private final int[] part;

  /** Rows with each label that are not dealt yet. */
  private final int[] left;

  private IterativeStratification(boolean[][] has, int[] sizes, Randomness randomness) {
    this.has = has;
    this.room = sizes.clone();
    this.randomness = randomness;
    this.part = new int[has.length];
    Arrays.fill(part, -1);
    int labels = has.length == 0 ? 0 : has[0].length;
    this.wanted = new double[sizes.length][labels];
    this.left = new int[labels];
    for (boolean[] row : has) {
      for (int label = 0; label < labels; label++) {
        left[label] += row[label] ? 1 : 0;
        for (int p = 0; p < sizes.length && row[label]; p++) {
          wanted[p][label] += (double) sizes[p] / has.length;
        }
      }
    }
  }

  /**
   * The part of each row.
   *
   * @param sizes rows of each part, as many as there are rows in all
   */
  static int[] deal(Targets.Values labels, int[] sizes, Seed seed) {
    boolean[][] has = new boolean[labels.size()][labels.width()];
    float[] row = new float[labels.width()];
    for (int i = 0; i < has.length; i++) {
      labels.read(i, row, 0);
      for (int k = 0; k < row.length; k++) {
        has[i][k] = row[k] > 0.5f;
      }
    }
    return new IterativeStratification(has, sizes, seed.randomness()).deal();
  }

  /** Sizes of folds that differ by one at most, the larger ones first. */
  static int[] folds(int rows, int folds) {
    return IntStream.range(0, folds).map(f -> (rows + folds - 1 - f) / folds).toArray();
  }

  private int[] deal() {
    for (int rarest = rarest(); rarest >= 0; rarest = rarest()) {
      for (int row : shuffled(with(rarest))) {
        give(row, rarest);
      }
    }
    List<Integer> bare =
        IntStream.range(0, part.length).filter(row -> part[row] < 0).boxed().toList();
    for (int row : shuffled(bare)) {
      give(row, -1);
    }
    return part;
  }

  /** The label with the fewest rows left, of equal ones the first; -1 where none has any. */
  private int rarest() {
    int rarest = -1;
    for (int label = 0; label < left.length; label++) {
      if (left[label] > 0 && (rarest < 0 || left[label] < left[rarest])) {
        rarest = label;
      }
    }
    return rarest;
  }

  /** Rows with a label that are not dealt yet. */
  private List<Integer> with(int label) {
    return IntStream.range(0, part.length)
        .filter(row -> part[row] < 0 && has[row][label])
        .boxed()
        .toList();
  }

  private int[] shuffled(List<Integer> rows) {
    int[] order = rows.stream().mapToInt(r -> r).toArray();
    randomness.shuffle(order);
    return order;
  }

  private void give(int row, int label) {
    List<Integer> best = new ArrayList<>();
    for (int p = 0; p < room.length; p++) {
      if (room[p] > 0) {
        int order = best.isEmpty() ? 1 : compare(p, best.get(0), label);
        if (order > 0) {
          best.clear();
        }
        if (order >= 0) {
          best.add(p);
        }
      }
    }
    int to = best.get(best.size() == 1 ? 0 : randomness.nextInt(best.size()));
    part[row] = to;
    room[to]--;
    for (int k = 0; k < has[row].length; k++) {
      wanted[to][k] -= has[row][k] ? 1 : 0;
      left[k] -= has[row][k] ? 1 : 0;
    }
  }

  /** Which of two parts lacks a label more; of equal ones, which lacks more rows. */
  private int compare(int p, int q, int label) {
    int byLabel = label < 0 ? 0 : Double.compare(wanted[p][label], wanted[q][label]);
    return byLabel != 0 ? byLabel : Integer.compare(room[p], room[q]);
  }
}
