package org.graft.engine.methods;

/**
 * A confidence or an error probability.
 *
 * @param value strictly between 0 and 1
 */
public record Level(double value) {
  /** Refuses what lies outside. */
  public Level {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "must be inside (0, 1), such as 0.95 or 0.05, found " + value);
    }
  }

  /** Reads a number. */
  public static Level parse(String text) {
    return new Level(Numbers.number(text));
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
