package org.graft.engine.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate of a trial that chose, and how it did on the rows that were held out from it. There
 * is no test score: candidates are not tested.
 *
 * @param settings by which it differs from the trial's other candidates, by name
 * @param scores by part of what was held out; empty where it failed
 * @param epochs that it took, by phase; those of its best epoch where the weights were put back
 * @param seconds that it trained, over all parts
 * @param failure why it has no score; empty where it has one
 * @param fate what became of it
 */
public record Tried(
    Map<String, String> settings,
    List<Double> scores,
    List<Integer> epochs,
    double seconds,
    Optional<String> failure,
    Fate fate) {
  /** What becomes of a candidate. */
  public enum Fate {
    /** It was chosen. */
    CHOSEN,
    /** Another did as well or better, or it has no score. */
    NOT_CHOSEN,
    /** It did worse than others after a few epochs and was not trained on. */
    STOPPED
  }

  /** Copies the collections. */
  public Tried {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    scores = List.copyOf(scores);
    epochs = List.copyOf(epochs);
  }

  /** The mean of its scores; NaN where it failed. */
  public double score() {
    return failure.isPresent()
        ? Double.NaN
        : scores.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
  }

  /** Whether it was chosen. */
  public boolean chosen() {
    return fate == Fate.CHOSEN;
  }

  /** The same with another end. */
  public Tried with(Fate other) {
    return new Tried(settings, scores, epochs, seconds, failure, other);
  }
}
