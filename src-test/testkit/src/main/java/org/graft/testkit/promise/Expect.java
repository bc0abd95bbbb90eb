package org.graft.testkit.promise;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assertions of the contracts: each says what was expected and what was found. */
public final class Expect {
  private Expect() {}

  /** That something holds. */
  public static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** That two values are equal. */
  public static void same(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw new AssertionError(what + ": expected " + expected + ", found " + found);
    }
  }

  /** That two numbers differ by at most {@code tolerance} x (1 + |expected|); NaN equals NaN. */
  public static void close(String what, double expected, double found, double tolerance) {
    boolean same = Double.compare(expected, found) == 0;
    if (!same && !(Math.abs(expected - found) <= tolerance * (1 + Math.abs(expected)))) {
      throw new AssertionError(what + ": expected " + expected + ", found " + found);
    }
  }

  /** That {@code code} throws an exception of the kind; returns its message. */
  public static String fails(String what, Class<? extends Exception> kind, Promise.Check code)
      throws Throwable {
    try {
      code.run();
    } catch (Exception e) {
      if (kind.isInstance(e)) {
        return Optional.ofNullable(e.getMessage()).orElse("");
      }
      throw new AssertionError(what + ": expected " + kind.getSimpleName() + ", found " + e, e);
    }
    throw new AssertionError(what + ": expected " + kind.getSimpleName() + ", found none");
  }
}
