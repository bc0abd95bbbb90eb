package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Curve;
import org.graft.spi.training.CurvePoint;
import org.graft.stats.shape.Quantiles;

/** Learning curves of all repeats of one strategy as a median with a band. */
final class LearningCurves {
  private LearningCurves() {}

  static List<Curve> of(List<Outcome.Completed> completed) {
    List<CurvePoint> all = completed.stream().flatMap(c -> c.curve().stream()).toList();
    List<Curve> curves = new ArrayList<>();
    for (String split : List.of("train", "validation", "test")) {
      List<CurvePoint> points = all.stream().filter(p -> p.split().equals(split)).toList();
      if (!points.isEmpty()) {
        curves.add(curve(split, "accuracy", points, CurvePoint::accuracy));
        curves.add(curve(split, "loss", points, CurvePoint::loss));
      }
    }
    return curves;
  }

  private static Curve curve(
      String split, String quantity, List<CurvePoint> points, ToDoubleFunction<CurvePoint> of) {
    Map<Integer, List<Double>> byEpoch = new TreeMap<>();
    for (CurvePoint point : points) {
      double value = of.applyAsDouble(point);
      if (Double.isFinite(value)) {
        byEpoch.computeIfAbsent(point.epoch(), k -> new ArrayList<>()).add(value);
      }
    }
    List<Curve.Point> curve = new ArrayList<>();
    byEpoch.forEach(
        (epoch, values) -> {
          double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
          curve.add(
              new Curve.Point(
                  epoch,
                  sorted.length,
                  Quantiles.ofSorted(sorted, 0.5, Quantiles.STANDARD_TYPE),
                  Quantiles.ofSorted(sorted, 0.1, Quantiles.STANDARD_TYPE),
                  Quantiles.ofSorted(sorted, 0.9, Quantiles.STANDARD_TYPE)));
        });
    return new Curve(split, quantity, "median", "middle 80 % of repeats", curve);
  }
}
