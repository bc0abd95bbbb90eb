package org.graft.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Training;

/** A variable that an optimiser moves, with its penalty and its past. */
final class Moving {
  private static final float[] NONE = {};

  private final Variable variable;
  private final Penalty penalty;
  private final double decay;
  private final Rule rule;
  private final float[][] a;
  private final float[][] u;
  private final float[][] anchor;

  /** A variable of one job, or of several that differ in their seeds. */
  Moving(Variable variable, Training training, Rule rule, List<FitJob> jobs) {
    this.variable = variable;
    this.rule = rule;
    this.penalty = variable.kernel() ? training.penalty() : Penalty.NONE;
    this.decay =
        variable.kernel() && training.optimizer() instanceof Optimizer.AdamW o ? o.decay() : 0;
    this.a = past(rule.past() > 0, rule.start());
    this.u = past(rule.past() > 1, 0);
    List<Tensor> pull =
        jobs.stream()
            .flatMap(
                job -> Optional.ofNullable(job.anchor().tensors().get(variable.key())).stream())
            .toList();
    this.anchor = pull.isEmpty() ? past(penalty.l2sp() != 0, 0) : variable.laid(pull);
  }

  private float[][] past(boolean wanted, float start) {
    float[][] value = variable.value();
    float[][] past = new float[value.length][];
    for (int line = 0; line < past.length; line++) {
      past[line] = wanted ? new float[value[line].length] : NONE;
      Arrays.fill(past[line], start);
    }
    return past;
  }

  /** Moves the variable by its gradient; the rule is ready for the step. */
  void step(double rate) {
    float[][] value = variable.value();
    float[][] gradient = variable.gradient();
    boolean penalised = !penalty.equals(Penalty.NONE);
    for (int line = 0; line < value.length; line++) {
      if (penalised) {
        penalise(value[line], gradient[line], line);
      }
      if (decay != 0) {
        shrink(value[line], (float) (rate * decay));
      }
      rule.move(value[line], gradient[line], a[line], u[line]);
    }
  }

  private void penalise(float[] w, float[] g, int line) {
    float l1 = (float) penalty.l1();
    float l2 = (float) (2 * penalty.l2());
    float l2sp = (float) (2 * penalty.l2sp());
    if (l1 != 0) {
      for (int i = 0; i < w.length; i++) {
        g[i] += l1 * Math.signum(w[i]);
      }
    }
    if (l2 != 0) {
      for (int i = 0; i < w.length; i++) {
        g[i] += l2 * w[i];
      }
    }
    if (l2sp != 0) {
      float[] w0 = anchor[line];
      for (int i = 0; i < w.length; i++) {
        g[i] += l2sp * (w[i] - w0[i]);
      }
    }
  }

  private static void shrink(float[] w, float share) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= share * w[i];
    }
  }
}
