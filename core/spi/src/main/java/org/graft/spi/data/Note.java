package org.graft.spi.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something the user should know of a data set.
 *
 * @param headline what it is about, in one line
 * @param items what it says of each file, row or class; may be empty
 */
public record Note(String headline, List<String> items) {
  /** Copies the items. */
  public Note {
    items = List.copyOf(items);
  }

  /** The headline and at most {@code most} items, one a line, and how many more there are. */
  public String text(int most) {
    String shown = items.stream().limit(most).map(i -> "\n  " + i).collect(Collectors.joining());
    int more = items.size() - most;
    return headline + shown + (more > 0 ? "\n  and " + more + " more" : "");
  }
}
