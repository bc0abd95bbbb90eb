package org.graft.lanes;

import java.util.Arrays;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Training;

/** A variable of one network that an optimiser moves, with its penalty and its past. */
final class Moving {
  private static final float[] NONE = {};

  private final Variable variable;
  private final int lane;
  private final Penalty penalty;
  private final double decay;
  private final Rule rule;
  private final float[][] a;
  private final float[][] u;
  private final float[][] anchor;

  /**
   * The variable of {@code job}, whose network is in {@code lane} of it.
   *
   * @param training the job's, in this phase
   * @param rule of its optimiser
   */
  Moving(Variable variable, int lane, FitJob job, Training training, Rule rule) {
    this.variable = variable;
    this.lane = lane;
    this.rule = rule;
    this.penalty = variable.kernel() ? training.penalty() : Penalty.NONE;
    this.decay =
        variable.kernel() && training.optimizer() instanceof Optimizer.AdamW o ? o.decay() : 0;
    float[][] own = variable.values(lane);
    this.a = past(own, rule.past() > 0, rule.start());
    this.u = past(own, rule.past() > 1, 0);
    Optional<Tensor> pull = Optional.ofNullable(job.anchor().tensors().get(variable.key()));
    this.anchor = pull.map(variable::cut).orElseGet(() -> past(own, penalty.l2sp() != 0, 0));
  }

  private static float[][] past(float[][] own, boolean wanted, float start) {
    float[][] past = new float[own.length][];
    for (int line = 0; line < past.length; line++) {
      past[line] = wanted ? new float[own[line].length] : NONE;
      Arrays.fill(past[line], start);
    }
    return past;
  }

  /** Moves the variable by its gradient; the rule is ready for the step. */
  void step(double rate) {
    float[][] value = variable.values(lane);
    float[][] gradient = variable.gradients(lane);
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
    variable.put(lane, value);
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
