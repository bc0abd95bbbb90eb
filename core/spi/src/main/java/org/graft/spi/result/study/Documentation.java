package org.graft.spi.result.study;

import java.util.List;

/**
 * What a paper needs beside the results.
 *
 * @param methods the methods text
 * @param checklist the reproducibility checklist
 * @param provenance versions, settings, digests
 */
public record Documentation(Methods methods, List<ChecklistItem> checklist, Provenance provenance) {
  /** Copies the checklist. */
  public Documentation {
    checklist = List.copyOf(checklist);
  }

  /** Nothing documented yet. */
  public static Documentation none() {
    return new Documentation(
        new Methods(List.of(), List.of()), List.of(), new Provenance(List.of(), "", List.of()));
  }
}
