package org.graft.spi.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part of a trial's way in which it can fail, in the order of that way. */
public enum Stage {
  /** Reading its data. */
  DATA,
  /** Training or reading the source model that it starts from. */
  SOURCE,
  /** Asking the strategy for its recipe. */
  RECIPE,
  /** Computing the features of its frozen prefix. */
  FEATURES,
  /** Training. */
  FIT,
  /** Predicting the test split. */
  PREDICT,
  /** Scoring the predictions. */
  SCORE;

  /** As ledgers, exports and reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage that {@link #word} writes so; empty where there is none. */
  public static Optional<Stage> of(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }
}
