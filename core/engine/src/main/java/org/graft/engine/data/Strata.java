package org.graft.engine.data;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;

/**
 * Groups of rows whose shares draws keep: the classes, or of numbers ten bins of about equally many
 * rows, by the first number. Several labels have no groups; see {@link IterativeStratification}.
 *
 * @param names of the groups
 * @param group of each row
 */
@SuppressWarnings("ArrayRecordComponent") // package-internal, never changed nor compared
record Strata(List<String> names, int[] group) {
  private static final int BINS = 10;

  /** The groups of rows. */
  static Strata of(Target target, Targets targets) {
    if (target instanceof Target.Classes classes) {
      return new Strata(classes.names(), targets.classes().labels());
    }
    if (target instanceof Target.Numbers) {
      return bins(targets.values());
    }
    return new Strata(List.of("all"), new int[targets.size()]);
  }

  /** Rows of one value are in one bin. */
  private static Strata bins(Targets.Values values) {
    int n = values.size();
    float[] row = new float[values.width()];
    float[] first = new float[n];
    for (int i = 0; i < n; i++) {
      values.read(i, row, 0);
      first[i] = row[0];
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Float.compare(first[a], first[b]))
            .mapToInt(i -> i)
            .toArray();
    int[] group = new int[n];
    int rank = 0;
    for (int i = 0; i < n; i++) {
      rank = i > 0 && first[order[i]] == first[order[i - 1]] ? rank : i;
      group[order[i]] = (int) ((long) rank * BINS / n);
    }
    return new Strata(IntStream.range(0, BINS).mapToObj(b -> "bin " + (b + 1)).toList(), group);
  }
}
