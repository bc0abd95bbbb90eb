package org.graft.spi.training;

/**
 * Jobs that a trainer trains faster together than one after another.
 *
 * @param likeness equal in jobs that go together, with {@code equals} and {@code hashCode} by value
 * @param most how many gain at once, 2 or more
 */
public record Cohort(Object likeness, int most) {
  /** Checks the number. */
  public Cohort {
    if (most < 2) {
      throw new IllegalArgumentException("a cohort is of 2 or more, found " + most);
    }
  }
}
