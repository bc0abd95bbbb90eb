package org.graft.training.optimizer;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.graft.spi.training.Optimizer;

/**
 * An optimiser's formula on whole lines of weights, of one network or of several that lie side by
 * side; what it remembers of a line's past gradients lies outside. AdamW's decay is not in it. Not
 * thread-safe.
 */
public final class UpdateRule {
  /** Moves w by its gradient g; r are learning rates, place by place. */
  private interface Formula {
    void move(float[] w, float[] g, float[][] past, float[] r);
  }

  /** What a network's learning rate becomes in a step, which counts from 1. */
  private interface Correction {
    double of(double rate, int network, int step);
  }

  private final Formula formula;
  private final Correction correction;
  private final double[][] starts;
  private final float[] line;

  /**
   * A rule.
   *
   * @param starts for each array of past the number it starts from, of one network or of each
   */
  private UpdateRule(int length, Formula formula, Correction correction, double[]... starts) {
    this.formula = formula;
    this.correction = correction;
    this.starts = starts;
    this.line = new float[length];
  }

  private static UpdateRule uncorrected(int length, Formula formula, double[]... starts) {
    return new UpdateRule(length, formula, (rate, network, step) -> rate, starts);
  }

  /**
   * The rule of optimisers of one kind.
   *
   * @param each one, or that of each of the networks that lie side by side
   * @param length of the longest line that it moves
   */
  public static UpdateRule of(List<Optimizer> each, int length) {
    Optimizer first = each.get(0);
    double[] zero = new double[1];
    if (first instanceof Optimizer.Momentum) {
      float[] m = line(length, each, Optimizer.Momentum.class, Optimizer.Momentum::momentum);
      return uncorrected(length, (w, g, past, r) -> Formulas.momentum(w, g, past[0], m, r), zero);
    } else if (first instanceof Optimizer.Nesterov) {
      float[] m = line(length, each, Optimizer.Nesterov.class, Optimizer.Nesterov::momentum);
      return uncorrected(length, (w, g, past, r) -> Formulas.nesterov(w, g, past[0], m, r), zero);
    } else if (first instanceof Optimizer.Adam) {
      return adam(length, each, Optimizer.Adam.class, o -> o);
    } else if (first instanceof Optimizer.AdamW) {
      return adam(
          length,
          each,
          Optimizer.AdamW.class,
          o -> new Optimizer.Adam(o.rate(), o.beta1(), o.beta2(), o.epsilon()));
    } else if (first instanceof Optimizer.AdaDelta) {
      return adaDelta(length, each);
    } else if (first instanceof Optimizer.AdaGrad) {
      float[] one = CoefficientLines.line(length, 1);
      float[] epsilon = line(length, each, Optimizer.AdaGrad.class, Optimizer.AdaGrad::epsilon);
      double[] initial = all(each, Optimizer.AdaGrad.class, Optimizer.AdaGrad::initial);
      return squares(length, one, one, epsilon, initial);
    } else if (first instanceof Optimizer.RmsProp) {
      float[] keep = line(length, each, Optimizer.RmsProp.class, Optimizer.RmsProp::rho);
      float[] take = line(length, each, Optimizer.RmsProp.class, o -> 1 - o.rho());
      float[] epsilon = line(length, each, Optimizer.RmsProp.class, Optimizer.RmsProp::epsilon);
      return squares(length, keep, take, epsilon, zero);
    }
    return uncorrected(length, (w, g, past, r) -> Formulas.descend(w, g, r));
  }

  private static <T extends Optimizer> UpdateRule adam(
      int length, List<Optimizer> each, Class<T> kind, Function<T, Optimizer.Adam> adam) {
    List<Optimizer> all = each.stream().map(o -> (Optimizer) adam.apply(kind.cast(o))).toList();
    double[] beta1 = all(all, Optimizer.Adam.class, Optimizer.Adam::beta1);
    double[] beta2 = all(all, Optimizer.Adam.class, Optimizer.Adam::beta2);
    float[] keep1 = CoefficientLines.line(length, beta1);
    float[] take1 = line(length, all, Optimizer.Adam.class, o -> 1 - o.beta1());
    float[] keep2 = CoefficientLines.line(length, beta2);
    float[] take2 = line(length, all, Optimizer.Adam.class, o -> 1 - o.beta2());
    float[] epsilon = line(length, all, Optimizer.Adam.class, Optimizer.Adam::epsilon);
    return new UpdateRule(
        length,
        (w, g, past, r) -> {
          Formulas.mean(past[0], g, keep1, take1);
          Formulas.meanOfSquares(past[1], g, keep2, take2);
          Formulas.adam(w, past[0], past[1], epsilon, r);
        },
        (rate, k, step) ->
            rate * Math.sqrt(1 - Math.pow(beta2[k], step)) / (1 - Math.pow(beta1[k], step)),
        new double[1],
        new double[1]);
  }

  private static UpdateRule adaDelta(int length, List<Optimizer> each) {
    float[] keep = line(length, each, Optimizer.AdaDelta.class, Optimizer.AdaDelta::rho);
    float[] take = line(length, each, Optimizer.AdaDelta.class, o -> 1 - o.rho());
    float[] epsilon = line(length, each, Optimizer.AdaDelta.class, Optimizer.AdaDelta::epsilon);
    float[] d = new float[length];
    return uncorrected(
        length,
        (w, g, past, r) -> {
          Formulas.meanOfSquares(past[0], g, keep, take);
          Formulas.direction(d, g, past[0], past[1], epsilon);
          Formulas.meanOfSquares(past[1], d, keep, take);
          Formulas.descend(w, d, r);
        },
        new double[1],
        new double[1]);
  }

  private static UpdateRule squares(
      int length, float[] keep, float[] take, float[] epsilon, double[] start) {
    return uncorrected(
        length,
        (w, g, past, r) -> {
          Formulas.meanOfSquares(past[0], g, keep, take);
          Formulas.scaled(w, g, past[0], epsilon, r);
        },
        start);
  }

  private static <T extends Optimizer> double[] all(
      List<Optimizer> each, Class<T> kind, ToDoubleFunction<T> scalar) {
    return each.stream().map(kind::cast).mapToDouble(scalar).toArray();
  }

  private static <T extends Optimizer> float[] line(
      int length, List<Optimizer> each, Class<T> kind, ToDoubleFunction<T> scalar) {
    return CoefficientLines.line(length, all(each, kind, scalar));
  }

  /**
   * Gets ready for a step; steps count from 1.
   *
   * @param rates learning rates, of one network or of those that lie side by side
   */
  public void begin(double[] rates, int step) {
    double[] corrected = new double[rates.length];
    for (int network = 0; network < rates.length; network++) {
      corrected[network] = correction.of(rates[network], network, step);
    }
    CoefficientLines.fill(line, corrected);
  }

  /** The past of a line that has not moved yet, of {@code length} weights. */
  public float[][] past(int length) {
    float[][] past = new float[starts.length][];
    for (int k = 0; k < past.length; k++) {
      past[k] = CoefficientLines.line(length, starts[k]);
    }
    return past;
  }

  /**
   * Moves a line.
   *
   * @param w weights, changed
   * @param g their gradients
   * @param past from {@link #past}, of the same length; changed
   */
  public void move(float[] w, float[] g, float[][] past) {
    formula.move(w, g, past, line);
  }
}
