package org.graft.engine.methods;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.location.Differences;

/**
 * Pairs as methods take them: x and y, or their differences x - y.
 *
 * @param differences differences of the complete pairs
 * @param sides both sides of the complete pairs, where they were given
 */
public record Pairs(Differences differences, Optional<Sides> sides) {
  /** How inputs describe x, y and differences. */
  public static final String X = "first side of the pairs; or give differences";

  /** See {@link #X}. */
  public static final String Y = "second side of the pairs, as long as x";

  /** See {@link #X}. */
  public static final String D = "differences x - y, in place of x and y";

  /** Both sides, pair by pair. */
  @SuppressWarnings("ArrayRecordComponent") // an argument list, never compared
  public record Sides(double[] x, double[] y) {}

  /**
   * The complete pairs, where values closer than {@code tolerance} times their scale are ties;
   * notes which pairs were dropped.
   */
  public static Pairs of(
      Optional<Numbers> x,
      Optional<Numbers> y,
      Optional<Numbers> differences,
      double tolerance,
      Notes notes) {
    check(x, y, differences);
    if (differences.isPresent()) {
      Differences d = Differences.of(differences.get().values(), tolerance);
      notes.add(d.note());
      return new Pairs(d, Optional.empty());
    }
    Sides all = new Sides(x.orElseThrow().values(), y.orElseThrow().values());
    Differences d = Differences.of(all.x(), all.y(), tolerance);
    return new Pairs(d, Optional.of(complete(all, notes)));
  }

  /** Both sides of the complete pairs, differences standing for x beside zeros. */
  public static Sides sides(
      Optional<Numbers> x, Optional<Numbers> y, Optional<Numbers> differences, Notes notes) {
    check(x, y, differences);
    if (differences.isPresent()) {
      double[] d = differences.get().known("differences", notes);
      return new Sides(d, new double[d.length]);
    }
    return complete(new Sides(x.orElseThrow().values(), y.orElseThrow().values()), notes);
  }

  /** Both sides of the complete pairs; notes which were dropped. */
  public static Sides sides(Numbers x, Numbers y, Notes notes) {
    return complete(new Sides(x.values(), y.values()), notes);
  }

  /** Both sides, or a refusal where only differences were given. */
  public Sides needSides() {
    return sides.orElseThrow(
        () -> new Refusal(Refusal.Reason.MISSING, "needs x and y, only differences are given"));
  }

  private static void check(Optional<Numbers> x, Optional<Numbers> y, Optional<Numbers> d) {
    if (x.isPresent() != y.isPresent() || x.isPresent() == d.isPresent()) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT, "give x and y, or differences in place of both");
    }
  }

  private static Sides complete(Sides all, Notes notes) {
    if (all.x.length != all.y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "paired samples need equal lengths, found " + all.x.length + " and " + all.y.length);
    }
    int[] lost =
        IntStream.range(0, all.x.length)
            .filter(i -> Double.isNaN(all.x[i]) || Double.isNaN(all.y[i]))
            .toArray();
    if (lost.length == 0) {
      return all;
    }
    String which = Arrays.toString(lost);
    notes.add(
        lost.length + " of " + all.x.length + " pairs dropped (missing value): index " + which);
    int[] kept =
        IntStream.range(0, all.x.length).filter(i -> Arrays.binarySearch(lost, i) < 0).toArray();
    return new Sides(pick(all.x, kept), pick(all.y, kept));
  }

  /** The chosen of {@code values}. */
  public static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
