package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Confusion;

/** Confusion matrices of one strategy, summed over repeats. */
final class Confusions {
  private static final int MOST_CLASSES = 50;

  private Confusions() {}

  /** Their sum; empty where none was recorded, or classes are too many to show. */
  static Optional<Confusion> of(List<Outcome.Completed> completed) {
    List<List<List<Integer>>> matrices =
        completed.stream().map(Outcome.Completed::confusion).filter(m -> !m.isEmpty()).toList();
    if (matrices.isEmpty()) {
      return Optional.empty();
    }
    int k = matrices.get(0).size();
    boolean alike =
        matrices.stream()
            .allMatch(m -> m.size() == k && m.stream().allMatch(row -> row.size() == k));
    if (k > MOST_CLASSES || !alike) {
      return Optional.empty();
    }
    List<List<Long>> sums = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      List<Long> row = new ArrayList<>();
      for (int j = 0; j < k; j++) {
        long sum = 0;
        for (List<List<Integer>> matrix : matrices) {
          sum += matrix.get(i).get(j);
        }
        row.add(sum);
      }
      sums.add(row);
    }
    List<String> classes = IntStream.range(0, k).mapToObj(Integer::toString).toList();
    return Optional.of(new Confusion(classes, sums));
  }
}
