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

  /**
   * Their sum; empty where none was recorded, or classes are too many to show.
   *
   * @param names of the classes; where there is one more, it is for answers that are none of them
   */
  static Optional<Confusion> of(List<Outcome.Completed> completed, List<String> names) {
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
    return Optional.of(new Confusion(names(names, k), sums));
  }

  /** The classes' names as far as they are known. */
  private static List<String> names(List<String> known, int k) {
    return IntStream.range(0, k)
        .mapToObj(
            c ->
                c < known.size()
                    ? known.get(c)
                    : c == known.size() && c > 0 ? "none of these" : Integer.toString(c))
        .toList();
  }
}
