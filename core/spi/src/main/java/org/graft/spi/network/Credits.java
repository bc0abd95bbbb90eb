package org.graft.spi.network;

import java.util.List;

/**
 * Where a backbone comes from, for whoever publishes results. Decides nothing.
 *
 * @param licence of its weights, such as {@code BSD-2-Clause}; empty where not stated, or where it
 *     has none because Graft trains them
 * @param citation what to cite, DOI or arXiv where there is one; empty where not stated
 * @param notes what else a user must know of it, such as where it departs from what was published
 */
public record Credits(String licence, String citation, List<String> notes) {
  /** Nothing stated. */
  public static final Credits NONE = new Credits("", "", List.of());

  /** Copies the notes. */
  public Credits {
    notes = List.copyOf(notes);
  }
}
