package org.graft.engine.data;

/**
 * How many rows of each class: a number, or as many as the smallest class has.
 *
 * @param number 1 or more; 0 for the smallest class's
 */
public record PerClass(int number) {
  private static final String SMALLEST = "smallest";

  /** Checks the range. */
  public PerClass {
    if (number < 0) {
      throw new IllegalArgumentException("expected 1 row or more of each class, found " + number);
    }
  }

  /**
   * Reads {@code 10} or {@code smallest}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static PerClass parse(String text) {
    if (text.strip().equals(SMALLEST)) {
      return new PerClass(0);
    }
    if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "expected a number of rows (10) or `smallest`, found " + text);
    }
    return new PerClass(Integer.parseInt(text.strip()));
  }

  @Override
  public String toString() {
    return number == 0 ? SMALLEST : String.valueOf(number);
  }
}
