package org.graft.engine.study.table;

import java.util.List;
import java.util.Optional;

/**
 * What the user says about a table; what is left open is read from it.
 *
 * @param form long or wide; empty to find out
 * @param strategy column of the strategies, for the long form
 * @param metric column of the scores in the long form, their name in the wide form
 * @param dataset column of the data sets
 * @param pairedBy columns that together name a repeat
 */
public record TableOptions(
    Optional<Form> form,
    Optional<String> strategy,
    Optional<String> metric,
    Optional<String> dataset,
    List<String> pairedBy) {
  /** Copies the list. */
  public TableOptions {
    pairedBy = List.copyOf(pairedBy);
  }

  /** How a table holds scores. */
  public enum Form {
    /** One score a row, beside its strategy. */
    LONG,
    /** One column for each strategy. */
    WIDE
  }

  /** Everything is to be found out. */
  public static TableOptions none() {
    return new TableOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
