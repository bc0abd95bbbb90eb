package org.graft.datasets.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a data set, and what its folder may be called. */
enum Section {
  TRAIN("train training"),
  VALIDATION("valid validation val"),
  TEST("test testing");

  private final String names;

  Section(String names) {
    this.names = names;
  }

  /** The section whose folder is called so. */
  static Optional<Section> of(String folder) {
    String lower = folder.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> List.of(s.names.split(" ")).contains(lower))
        .findFirst();
  }
}
