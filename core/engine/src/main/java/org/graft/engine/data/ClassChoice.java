package org.graft.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
   * Finds the classes asked for, as {@link ClassSearch} reads them.
   *
   * @param asked names, ranges, or indices where no name is a number; none for all
   * @param all the data set's classes
   * @throws IllegalArgumentException with a near miss and what there is
   */
  static ClassChoice of(List<String> asked, List<String> all) {
    List<Integer> labels = new ArrayList<>();
    if (asked.isEmpty()) {
      IntStream.range(0, all.size()).forEach(labels::add);
    }
    ClassSearch search = new ClassSearch(all);
    asked.forEach(entry -> labels.addAll(search.find(entry)));
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
}
