package org.graft.engine.score;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.base.Seed;

/**
 * Halves of a sample, drawn without replacement within each class. The standard deviation of a
 * smooth statistic over them estimates its standard error on the whole sample (the delete-half
 * jackknife, Shao and Wu 1989, doi:10.1214/aos/1176347263); unlike the bootstrap they repeat no
 * row, which would be its own nearest neighbour.
 */
final class HalfSamples {
  private HalfSamples() {}

  /** The rows of one half; of a class with one row that row. */
  static int[] rows(int[] labels, int classes, Seed seed) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      byClass.add(new ArrayList<>());
    }
    for (int row = 0; row < labels.length; row++) {
      byClass.get(labels[row]).add(row);
    }
    List<Integer> half = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      List<Integer> own = byClass.get(c);
      int[] order = seed.derive("class", c).randomness().permutation(own.size());
      for (int k = 0; k < (own.size() + c % 2) / 2 || (k == 0 && own.size() == 1); k++) {
        half.add(own.get(order[k]));
      }
    }
    return half.stream().sorted().mapToInt(row -> row).toArray();
  }
}
