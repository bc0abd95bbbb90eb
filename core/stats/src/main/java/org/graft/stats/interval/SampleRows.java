package org.graft.stats.interval;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;

/** The rows of a bootstrap's data: those without a missing value, their strata and clusters. */
final class SampleRows {
  private SampleRows() {}

  /** Indices of the rows where no vector of {@code names} is missing; notes those dropped. */
  static int[] complete(Arguments in, Answer out, List<String> names) {
    int n = in.vector(names.get(0)).length;
    for (String name : names) {
      if (in.vector(name).length != n) {
        throw new Refusal(
            Refusal.Reason.BAD_ARGUMENT,
            "'" + name + "' needs " + n + " values, found " + in.vector(name).length);
      }
    }
    int[] kept =
        IntStream.range(0, n)
            .filter(i -> names.stream().noneMatch(name -> Double.isNaN(in.vector(name)[i])))
            .toArray();
    if (kept.length < n) {
      out.note((n - kept.length) + " of " + n + " rows of " + names + " dropped (missing value)");
    }
    return kept;
  }

  /** The kept rows of a vector. */
  static double[] pick(Arguments in, String name, int[] kept) {
    double[] values = in.vector(name);
    return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
  }

  /** What is drawn: rows, or what {@code strata} and {@code clusters} + suffix say of them. */
  static Resampling resampling(Arguments in, String suffix, int[] kept) {
    String strata = "strata" + suffix;
    String clusters = "clusters" + suffix;
    if (in.has(strata) && in.has(clusters)) {
      return Resampling.nested(labels(in, strata, kept), labels(in, clusters, kept));
    }
    if (in.has(clusters)) {
      return Resampling.clustered(labels(in, clusters, kept));
    }
    return in.has(strata)
        ? Resampling.stratified(labels(in, strata, kept))
        : Resampling.rows(kept.length);
  }

  private static double[] labels(Arguments in, String name, int[] kept) {
    int least = kept.length == 0 ? 0 : kept[kept.length - 1] + 1;
    if (in.vector(name).length < least) {
      throw new Refusal(
          Refusal.Reason.BAD_ARGUMENT,
          "'" + name + "' needs a number for each row, found " + in.vector(name).length);
    }
    return pick(in, name, kept);
  }
}
