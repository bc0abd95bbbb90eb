package org.graft.training.insertion;

import java.util.List;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Training;
import org.graft.training.TrainingState;
import org.graft.training.optimizer.UpdateRule;

/** An inserted parameter's numbers, with penalties, weight decay and the optimiser's past. */
final class MovedNumbers {
  private final float[] values;
  private final UpdateRule rule;
  private final float[][] past;
  private final Penalty penalty;
  private final double decay;

  /** Numbers at the start; penalties and weight decay are for kernels. */
  MovedNumbers(float[] values, boolean kernel, Training training) {
    this.values = values;
    this.rule = UpdateRule.of(List.of(training.optimizer()), values.length);
    this.past = rule.past(values.length);
    this.penalty = kernel ? training.penalty() : Penalty.NONE;
    this.decay = kernel && training.optimizer() instanceof Optimizer.AdamW w ? w.decay() : 0;
  }

  /** The numbers, to be read. */
  float[] values() {
    return values;
  }

  /** Moves the numbers by their gradient, which it may change. */
  void step(float[] gradient, double rate, int number) {
    float l1 = (float) penalty.l1();
    float towards = (float) (2 * (penalty.l2() + penalty.l2sp(false)));
    float share = (float) (rate * decay);
    for (int i = 0; i < values.length; i++) {
      gradient[i] += l1 * Math.signum(values[i]) + towards * values[i];
      values[i] -= share * values[i];
    }
    rule.begin(new double[] {rate}, number);
    rule.move(values, gradient, past);
  }

  void state(TrainingState state) {
    state.floats(values);
    for (float[] array : past) {
      state.floats(array);
    }
  }
}
