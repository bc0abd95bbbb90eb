package org.graft.stats;

import java.util.Locale;

/**
 * A named reason why a statistic has no value for the given data.
 *
 * <p>Every method either answers or throws this; none returns NaN, 0 or 1 in place of an answer.
 */
public final class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why a statistic has no value. */
  public enum Reason {
    /** Fewer observations, pairs, groups or blocks than the method needs. */
    TOO_FEW,
    /** No spread where the method divides by one. */
    CONSTANT,
    /** A NaN or missing value where the method's policy does not drop it. */
    MISSING,
    /** An infinity where the method needs finite values. */
    NOT_FINITE,
    /** Arguments that do not fit each other or lie outside their range. */
    BAD_ARGUMENT,
    /** The exact answer costs more than the method is prepared to spend. */
    TOO_LARGE;

    /** The name as it stands in JSON and in reports, such as {@code too-few}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  /** Refuses for {@code reason}; the message says what was expected and what was found. */
  public Refusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The machine-readable reason. */
  public Reason reason() {
    return reason;
  }
}
