package org.graft.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.base.NearMiss;

/**
 * Classes of a data set, in the order chosen.
 *
 * @param names class names, new label by new label
 * @param labels the data set's labels, new label by new label
 */
record ClassChoice(List<String> names, List<Integer> labels) {
  ClassChoice {
    names = List.copyOf(names);
    labels = List.copyOf(labels);
  }

  /**
   * Finds the classes asked for; a name comes before an index, an index before a range.
   *
   * @param asked names, indices from 0, or ranges of either; none for all
   * @param all the data set's classes
   * @throws IllegalArgumentException with a near miss and what there is
   */
  static ClassChoice of(List<String> asked, List<String> all) {
    List<Integer> labels = new ArrayList<>();
    if (asked.isEmpty()) {
      IntStream.range(0, all.size()).forEach(labels::add);
    }
    for (String entry : asked) {
      labels.addAll(find(entry.strip(), all));
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.indexOf(labels.get(i)) < i) {
        throw new IllegalArgumentException(
            "classes: '%s' is there twice in %s".formatted(all.get(labels.get(i)), asked));
      }
    }
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          "classes: 2 or more are needed to tell apart, found "
              + labels.stream().map(all::get).toList());
    }
    return new ClassChoice(labels.stream().map(all::get).toList(), labels);
  }

  /** The new label of each of the data set's {@code n} classes, or -1 where it is left out. */
  int[] renumbering(int n) {
    int[] labelOf = new int[n];
    Arrays.fill(labelOf, -1);
    for (int i = 0; i < labels.size(); i++) {
      labelOf[labels.get(i)] = i;
    }
    return labelOf;
  }

  private static List<Integer> find(String entry, List<String> all) {
    int one = index(entry, all);
    if (one >= 0) {
      return List.of(one);
    }
    for (int dash = entry.indexOf('-'); dash >= 0; dash = entry.indexOf('-', dash + 1)) {
      int from = index(entry.substring(0, dash).strip(), all);
      int to = index(entry.substring(dash + 1).strip(), all);
      if (from >= 0 && to >= from) {
        return IntStream.rangeClosed(from, to).boxed().toList();
      }
    }
    throw new IllegalArgumentException(
        "classes: there is no class '%s'%s; there are %d: %s"
            .formatted(
                entry,
                NearMiss.of(entry, all).map(near -> " (did you mean '" + near + "'?)").orElse(""),
                all.size(),
                String.join(", ", all)));
  }

  private static int index(String entry, List<String> all) {
    int named = all.indexOf(entry);
    if (named >= 0 || !entry.matches("\\d{1,9}")) {
      return named;
    }
    int index = Integer.parseInt(entry);
    return index < all.size() ? index : -1;
  }
}
