package org.graft.stats.location;

import java.util.List;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Arguments;
import org.graft.stats.catalogue.Fragments;
import org.graft.stats.catalogue.Method;
import org.graft.stats.catalogue.Method.Input;

/** The catalogue's Hodges-Lehmann estimates, of one sample, of pairs and of two samples. */
final class HodgesLehmannMethod {
  private HodgesLehmannMethod() {}

  static Method hodgesLehmann() {
    return new Method(
        "hodges-lehmann",
        "Hodges-Lehmann estimate and its interval: the median of Walsh averages of one sample or of"
            + " paired differences, or the median difference of two samples.",
        List.of(
            new Input("x", "vector", "null", "the sample, or the first of two"),
            new Input("y", "vector", "null", "the second sample; without it x is one sample"),
            new Input("d", "vector", "null", "paired differences, in place of x and y"),
            new Input("paired", "flag", "false", "whether x and y are pairs"),
            Input.number("confidence", "0.95", "confidence of the interval, in (0, 1)")),
        Method.outputs(
            "estimate", "pseudomedian of one sample or of differences, or shift x - y",
            "ci", "interval that inverts the signed-rank or rank-sum test, no-ties distribution",
            "n", "values, pairs, or values of both samples"),
        "One sample and pairs: symmetric about the centre. Two samples: one shape, shifted.",
        "No value is refused; too few for the confidence: no interval; missing values are dropped"
            + " and noted, pairs whole; infinities take part while the answer is finite.",
        "Hodges and Lehmann 1963, DOI 10.1214/aoms/1177704172",
        HodgesLehmannMethod::run);
  }

  private static void run(Arguments in, Answer out) {
    double confidence = in.number("confidence", 0.95);
    if (in.has("y") && !in.has("d") && !in.flag("paired", false)) {
      double[] x = Fragments.sample(in, "x", out);
      double[] y = Fragments.sample(in, "y", out);
      out.put("estimate", () -> HodgesLehmann.shift(x, y));
      out.put("ci", () -> HodgesLehmann.shiftInterval(x, y, confidence));
      out.put("n", () -> x.length + y.length);
    } else {
      double[] d =
          in.has("d") || in.has("y")
              ? Pairing.of(in, out).differences().values()
              : Fragments.sample(in, "x", out);
      out.put("estimate", () -> HodgesLehmann.center(d));
      out.put("ci", () -> HodgesLehmann.centerInterval(d, confidence));
      out.put("n", () -> d.length);
    }
  }
}
