package org.graft.lanes.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.graft.lanes.layer.Variable;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Training;
import org.graft.training.TrainingState;
import org.graft.training.optimizer.CoefficientLines;
import org.graft.training.optimizer.UpdateRule;

/** A variable that an optimiser moves, with its penalties and its past. */
final class TrainedVariable {
  private static final float[] NONE = {};

  private final Variable variable;
  private final UpdateRule rule;
  private final float[][][] past;
  private final float[] l1;
  private final float[] l2;
  private final float[] l2sp;
  private final float[][] anchor;
  private final double[] decay;
  private final float[] share;

  /**
   * A variable of one job, or of several whose numbers lie side by side.
   *
   * @param each how it is trained, in each of the networks
   */
  TrainedVariable(Variable variable, List<Training> each, UpdateRule rule, List<FitJob> jobs) {
    this.variable = variable;
    this.rule = rule;
    this.past = new float[variable.value().length][][];
    Arrays.setAll(past, line -> rule.past(length()));
    this.l1 = factor(each, t -> t.penalty().l1());
    this.l2 = factor(each, t -> 2 * t.penalty().l2());
    this.l2sp = line(l2sp(each, jobs));
    this.anchor = l2sp.length == 0 ? new float[0][] : variable.laid(anchors(jobs));
    this.decay =
        each.stream()
            .mapToDouble(t -> t.optimizer() instanceof Optimizer.AdamW o ? o.decay() : 0)
            .toArray();
    this.share = variable.kernel() && CoefficientLines.any(decay) ? new float[length()] : NONE;
  }

  private int length() {
    return variable.value()[0].length;
  }

  /** A penalty's factor at each place; empty where there is none. */
  private float[] factor(List<Training> each, ToDoubleFunction<Training> scalar) {
    return line(each.stream().mapToDouble(scalar).toArray());
  }

  /** L2-SP's factor in each of the networks, which may have carried the kernel or drawn it anew. */
  private double[] l2sp(List<Training> each, List<FitJob> jobs) {
    double[] factors = new double[each.size()];
    for (int k = 0; k < factors.length; k++) {
      FitJob job = jobs.get(k < jobs.size() ? k : 0);
      boolean carried = job.anchor().tensors().containsKey(variable.key());
      factors[k] = 2 * each.get(k).penalty().l2sp(carried);
    }
    return factors;
  }

  private float[] line(double[] factors) {
    return variable.kernel() && CoefficientLines.any(factors)
        ? CoefficientLines.line(length(), factors)
        : NONE;
  }

  /** What {@link Penalty#l2sp} pulls towards in each job: carried weights, or 0. */
  private List<Tensor> anchors(List<FitJob> jobs) {
    int size = Math.toIntExact(variable.parameter().shape().elements());
    return jobs.stream()
        .map(
            job ->
                Optional.ofNullable(job.anchor().tensors().get(variable.key()))
                    .orElseGet(() -> Tensor.of(variable.parameter().shape(), new float[size])))
        .toList();
  }

  /** Moves the variable by its gradient; the rule is ready for the step. */
  void step(double[] rates) {
    float[][] value = variable.value();
    float[][] gradient = variable.gradient();
    if (share.length > 0) {
      double[] shares = new double[rates.length];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = rates[k] * decay[k];
      }
      CoefficientLines.fill(share, shares);
    }
    for (int line = 0; line < value.length; line++) {
      penalise(value[line], gradient[line], line);
      shrink(value[line], share);
      rule.move(value[line], gradient[line], past[line]);
    }
  }

  /** Goes through what the optimiser remembers. */
  void past(TrainingState state) {
    for (float[][] line : past) {
      for (float[] array : line) {
        state.floats(array);
      }
    }
  }

  private void penalise(float[] w, float[] g, int line) {
    for (int i = 0; i < l1.length; i++) {
      g[i] += l1[i] * Math.signum(w[i]);
    }
    for (int i = 0; i < l2.length; i++) {
      g[i] += l2[i] * w[i];
    }
    if (l2sp.length > 0) {
      float[] w0 = anchor[line];
      for (int i = 0; i < l2sp.length; i++) {
        g[i] += l2sp[i] * (w[i] - w0[i]);
      }
    }
  }

  private static void shrink(float[] w, float[] share) {
    for (int i = 0; i < share.length; i++) {
      w[i] -= share[i] * w[i];
    }
  }
}
