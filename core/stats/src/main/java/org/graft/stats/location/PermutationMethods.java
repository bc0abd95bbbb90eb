package org.graft.stats.location;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;
import org.graft.stats.catalogue.Once;
import org.graft.stats.shape.Moments;

/** Sign-flip and label permutation tests. */
final class PermutationMethods {
  private static final List<Input> MONTE_CARLO =
      List.of(
          Input.integer("seed", "1", "seed of the Monte Carlo draws"),
          Input.integer("draws", "100000", "draws when the exact answer costs too much"));

  private PermutationMethods() {}

  static List<Method> all() {
    return List.of(signFlip(), labels());
  }

  private static Method signFlip() {
    return new Method(
        "sign-flip",
        "Sign-flip permutation test of the mean paired difference, exact when cheap, else Monte"
            + " Carlo.",
        Stream.concat(Pairing.INPUTS.stream(), MONTE_CARLO.stream()).toList(),
        outputs("n", "complete pairs"),
        "Differences symmetric about 0 under the null.",
        "n < 2 and all-zero differences are refused; a pair with a missing side is dropped whole;"
            + " infinities refused; sums equal up to round-off count as equal.",
        "Pitman 1937, DOI 10.2307/2984124; Phipson and Smyth 2010, DOI 10.2202/1544-6115.1585",
        (in, out) -> {
          Differences d = Pairing.of(in, out).differences();
          write(out, Once.of(() -> SignFlip.test(d, in.integer("seed", 1), draws(in))));
          out.put("mean_difference", () -> Moments.of(d.values()).mean());
          out.put("n", d::n);
        });
  }

  private static Method labels() {
    return new Method(
        "label-permutation",
        "Label permutation test of a difference of two means, exact when cheap, else Monte Carlo.",
        Stream.concat(
                Stream.of(Input.vector("x", "first sample"), Input.vector("y", "second sample")),
                MONTE_CARLO.stream())
            .toList(),
        outputs("n", "values of both samples"),
        "Exchangeable values under the null: equal distributions, not only equal means.",
        "a sample with n < 2 is refused; missing values are dropped and noted; infinities refused;"
            + " constants give p = 1 because all splits agree.",
        "Pitman 1937, DOI 10.2307/2984124; Phipson and Smyth 2010, DOI 10.2202/1544-6115.1585",
        (in, out) -> {
          double[] x = Fragments.sample(in, "x", out);
          double[] y = Fragments.sample(in, "y", out);
          write(out, Once.of(() -> LabelPermutation.test(x, y, in.integer("seed", 1), draws(in))));
          out.put("mean_difference", () -> Moments.meanDifference(x, y));
          out.put("n", () -> x.length + y.length);
        });
  }

  private static int draws(Arguments in) {
    return Math.max(1, in.integer("draws", PermutationP.STANDARD_DRAWS));
  }

  private static List<Method.Output> outputs(String... last) {
    return Stream.concat(
            Method.outputs(
                "p", "two-sided p: permutations as extreme in absolute value",
                "p_greater", "p against a positive difference",
                "p_less", "p against a negative difference",
                "exact", "whether every permutation was counted",
                "permutations", "how many there are, or were drawn",
                "p_ci99", "99 % Clopper-Pearson interval of a Monte Carlo p",
                "smallest_p", "the smallest two-sided p that n allows (ties aside)",
                "mean_difference", "difference of means")
                .stream(),
            Method.outputs(last).stream())
        .toList();
  }

  private static void write(Answer out, Supplier<PermutationP> test) {
    out.put("p", () -> test.get().p());
    out.put("p_greater", () -> test.get().greater());
    out.put("p_less", () -> test.get().less());
    out.put("exact", () -> test.get().exact());
    out.put("permutations", () -> test.get().permutations());
    out.put("p_ci99", () -> new double[] {test.get().low(), test.get().high()});
    out.put(
        "smallest_p",
        () ->
            test.get().exact()
                ? 2 / test.get().permutations()
                : 1 / (test.get().permutations() + 1));
  }
}
