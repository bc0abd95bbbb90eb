package org.graft.spi.result.study;

import java.util.List;

/**
 * A confusion matrix summed over repeats.
 *
 * @param classes names of the classes
 * @param counts by true class (outer) and predicted class (inner), [classes][classes]
 */
public record Confusion(List<String> classes, List<List<Long>> counts) {
  /** Copies the lists and checks their sizes. */
  public Confusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int k = classes.size();
    if (counts.size() != k || counts.stream().anyMatch(row -> row.size() != k)) {
      throw new IllegalArgumentException("expected a " + k + " by " + k + " matrix");
    }
  }
}
