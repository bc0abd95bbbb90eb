package org.graft.engine.study.table;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Direction;

/**
 * What the user says about a table; what is left open is read from it.
 *
 * @param form long or wide; empty to find out
 * @param strategy column of the strategies, for the long form
 * @param metric column of the scores in the long form, their name in the wide form
 * @param scores columns of scores in the wide form; empty to find out
 * @param dataset column of the data sets
 * @param pairedBy columns that together name a repeat
 * @param cluster column of what repeats belong together by; {@value #NONE} where they are
 *     independent
 * @param ignore columns that are left out
 * @param direction which scores are better; empty to go by the metric's name
 */
public record TableOptions(
    Optional<Form> form,
    Optional<String> strategy,
    Optional<String> metric,
    List<String> scores,
    Optional<String> dataset,
    List<String> pairedBy,
    Optional<String> cluster,
    List<String> ignore,
    Optional<Direction> direction) {
  /** In place of a column: there is none. */
  public static final String NONE = "none";

  /** Copies the lists. */
  public TableOptions {
    scores = List.copyOf(scores);
    pairedBy = List.copyOf(pairedBy);
    ignore = List.copyOf(ignore);
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Which scores of {@code metric} are better: as told, or by its name. */
  public Direction direction(String metric) {
    return direction.orElse(
        UsualNames.cost(metric) ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
  }
}
