package org.graft.stats.location;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.Ties;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.shape.Moments;
import org.graft.stats.shape.Samples;

/**
 * Paired data as methods take them: {@code x} and {@code y}, or their differences {@code d}.
 *
 * @param differences differences of complete pairs
 * @param sides both sides of the complete pairs, where they were given
 */
public record Pairing(Differences differences, Optional<Sides> sides) {
  /** The inputs that {@link #of} reads. */
  public static final List<Method.Input> INPUTS =
      List.of(
          new Method.Input("x", "vector", "null", "first side of the pairs; or give d"),
          new Method.Input("y", "vector", "null", "second side of the pairs, as long as x"),
          new Method.Input("d", "vector", "null", "differences x - y, instead of x and y"),
          Method.Input.number(
              "tie_tolerance",
              "1e-12",
              "differences closer than this times the scale of the data are ties; 0 keeps round-off"));

  /** Reads pairs, drops the incomplete and notes what was dropped. */
  public static Pairing of(Arguments in, Answer out) {
    return noted(of(in, in.number("tie_tolerance", Ties.RELATIVE)), out);
  }

  /** The pairs as {@link #of} reads them, with round-off kept whatever the tolerance. */
  public static Pairing withoutRounding(Arguments in) {
    return of(in, 0);
  }

  private static Pairing of(Arguments in, double tolerance) {
    if (in.has("d")) {
      return new Pairing(Differences.of(in.vector("d"), tolerance), Optional.empty());
    }
    double[] x = in.vector("x");
    double[] y = in.vector("y");
    Differences differences = Differences.of(x, y, tolerance);
    int[] kept =
        IntStream.range(0, x.length).filter(i -> !differences.dropped().contains(i)).toArray();
    return new Pairing(differences, Optional.of(new Sides(pick(x, kept), pick(y, kept))));
  }

  /** Both sides, or a refusal where only differences were given. */
  public Sides needSides() {
    return sides.orElseThrow(
        () ->
            new Refusal(Refusal.Reason.BAD_ARGUMENT, "needs x and y, only differences are given"));
  }

  private static Pairing noted(Pairing pairing, Answer out) {
    if (!pairing.differences.note().isEmpty()) {
      out.note(pairing.differences.note());
    }
    return pairing;
  }

  private static double[] pick(double[] values, int[] indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }

  /** Both sides, pair by pair. */
  @SuppressWarnings("ArrayRecordComponent") // an argument list, never compared
  public record Sides(double[] x, double[] y) {
    /** Pearson's correlation; refused when a side is constant. */
    public double correlation() {
      Moments mx = Moments.of(x).spread("a correlation");
      Moments my = Moments.of(y).spread("a correlation");
      double[] a = Samples.scaled(x, mx.exponent());
      double[] b = Samples.scaled(y, my.exponent());
      double meanA = Math.scalb(mx.mean(), -mx.exponent());
      double meanB = Math.scalb(my.mean(), -my.exponent());
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - meanA) * (b[i] - meanB);
      }
      double r = sum / (a.length * Math.sqrt(mx.m2()) * Math.sqrt(my.m2()));
      return Math.max(-1, Math.min(1, r));
    }
  }
}
