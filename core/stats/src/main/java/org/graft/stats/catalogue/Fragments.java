package org.graft.stats.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.graft.stats.shape.Samples;

/** Parts of answers that several methods share. */
public final class Fragments {
  private Fragments() {}

  /** A map of alternating names and values; p-values are written as in {@link Answer#put}. */
  public static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      String name = (String) namesAndValues[i];
      map.put(name, value instanceof PValue p ? p.value() : value);
      if (value instanceof PValue p) {
        map.put(name + "_log10", p.log10());
      }
    }
    return map;
  }

  /** Both sides of the pairs without a missing side, [2, pairs]; says which were dropped. */
  public static double[][] pairs(Arguments in, Answer out) {
    double[] x = in.vector("x");
    double[] y = in.vector("y");
    if (x.length != y.length) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "paired samples need equal lengths, found " + x.length + " and " + y.length);
    }
    List<Integer> dropped =
        IntStream.range(0, x.length)
            .filter(i -> Double.isNaN(x[i]) || Double.isNaN(y[i]))
            .boxed()
            .toList();
    if (!dropped.isEmpty()) {
      out.note(
          dropped.size() + " of " + x.length + " pairs dropped (missing value): index " + dropped);
    }
    int[] kept = IntStream.range(0, x.length).filter(i -> !dropped.contains(i)).toArray();
    return new double[][] {
      IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
      IntStream.of(kept).mapToDouble(i -> y[i]).toArray()
    };
  }

  /**
   * As {@link #pairs}, where differences {@code d} may be given in place of x and y: they stand for
   * the side named {@code positive} and the other side is 0.
   */
  public static double[][] pairsOrDifferences(Arguments in, Answer out, String positive) {
    if (!in.has("d")) {
      return pairs(in, out);
    }
    double[] d = sample(in, "d", out);
    double[] none = new double[d.length];
    return positive.equals("x") ? new double[][] {d, none} : new double[][] {none, d};
  }

  /** Independent groups without their missing values; says how many were dropped. */
  public static double[][] groups(Arguments in, Answer out) {
    double[][] groups = in.groups();
    for (int i = 0; i < groups.length; i++) {
      double[] known = Samples.withoutMissing(groups[i]);
      if (known.length < groups[i].length) {
        int lost = groups[i].length - known.length;
        out.note(lost + " of " + groups[i].length + " values of group " + i + " dropped (missing)");
        groups[i] = known;
      }
    }
    return groups;
  }

  /** The values of an unpaired sample that are not missing; says how many were dropped. */
  public static double[] sample(Arguments in, String name, Answer out) {
    double[] all = in.vector(name);
    double[] kept = Samples.withoutMissing(all);
    if (kept.length < all.length) {
      int lost = all.length - kept.length;
      out.note(lost + " of " + all.length + " values of " + name + " dropped (missing)");
    }
    return kept;
  }
}
