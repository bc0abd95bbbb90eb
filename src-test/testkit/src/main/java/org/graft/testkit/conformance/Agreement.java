package org.graft.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.testkit.promise.Expect;

/**
 * Compares a fit with the reference's.
 *
 * @param tolerance of losses and weights, times (1 + |expected|)
 */
public record Agreement(double tolerance) {
  /** Fails where the fits of a job differ by more than the tolerance, or frozen weights at all. */
  public void check(FitJob job, Fit expected, Fit found) {
    curves(job, expected, found);
    Expect.same("epochs", expected.epochs(), found.epochs());
    Weights weights = found.weights().check(job.network());
    Set<String> moving = moving(job);
    expected
        .weights()
        .tensors()
        .forEach(
            (key, tensor) -> {
              Tensor other = weights.tensors().getOrDefault(key, tensor);
              if (moving.contains(key)) {
                tensors("weights of '" + key + "'", tensor, other);
              } else {
                Expect.that(tensor.sameBits(other), "frozen '" + key + "' moved");
              }
            });
  }

  /** Fails where tensors differ in shape, or in a number by more than the tolerance. */
  public void tensors(String what, Tensor expected, Tensor found) {
    Expect.same("shape of " + what, expected.shape(), found.shape());
    float[] e = expected.toArray();
    float[] f = found.toArray();
    for (int i = 0; i < e.length; i++) {
      Expect.close(what + ", element " + i, e[i], f[i], tolerance);
    }
  }

  private void curves(FitJob job, Fit expected, Fit found) {
    Map<String, CurvePoint> points = byPlace(found.curve());
    Set<String> surplus = new TreeSet<>(points.keySet());
    for (CurvePoint point : expected.curve()) {
      surplus.remove(place(point));
      CurvePoint other = points.get(place(point));
      if (other == null) {
        Expect.that(point.epoch() == 0, "the curve has no point for " + place(point));
        continue;
      }
      Expect.close("loss, " + place(point), point.loss(), other.loss(), tolerance);
      int rows = job.watched().getOrDefault(point.split(), job.train()).size();
      boolean neither = Double.isNaN(point.accuracy()) && Double.isNaN(other.accuracy());
      Expect.that(
          neither || Math.abs(point.accuracy() - other.accuracy()) < 1.5 / rows,
          "accuracy, "
              + place(point)
              + ": expected "
              + point.accuracy()
              + ", found "
              + other.accuracy());
    }
    Expect.that(surplus.isEmpty(), "the curve has points nobody asked for: " + surplus);
    Expect.same("number of points", points.size(), found.curve().size());
  }

  private static Map<String, CurvePoint> byPlace(List<CurvePoint> curve) {
    return curve.stream().collect(Collectors.toMap(Agreement::place, p -> p, (a, b) -> b));
  }

  private static String place(CurvePoint point) {
    return point.split() + " after epoch " + point.epoch();
  }

  private static Set<String> moving(FitJob job) {
    Set<String> keys = new TreeSet<>();
    job.network()
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.stream()
                    .filter(p -> job.phases().stream().anyMatch(phase -> phase.moves(node, p)))
                    .forEach(p -> keys.add(Weights.key(node, p))));
    return keys;
  }
}
