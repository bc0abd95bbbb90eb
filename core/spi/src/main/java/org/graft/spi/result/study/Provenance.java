package org.graft.spi.result.study;

import java.util.List;

/**
 * Where a study comes from.
 *
 * @param facts versions, machine, dates and digests, in order
 * @param specification the experiment file with every default filled in, as YAML; empty for scores
 *     that came from elsewhere
 * @param changes what differs between two runs that are compared; empty for one run
 */
public record Provenance(List<Fact> facts, String specification, List<Change> changes) {
  /** Copies the lists. */
  public Provenance {
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
  }

  /**
   * Something recorded.
   *
   * @param name what: {@code Graft}, {@code JDK}, {@code CPU}
   * @param value as recorded
   */
  public record Fact(String name, String value) {}

  /**
   * A difference between two runs.
   *
   * @param what the setting, version or digest that differs
   * @param before in the first run; empty where it was not there
   * @param after in the second run; empty where it is not there
   */
  public record Change(String what, String before, String after) {}
}
