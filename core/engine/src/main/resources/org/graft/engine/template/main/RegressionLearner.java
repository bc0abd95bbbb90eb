package org.example.lab;

import java.util.List;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Weights;
import org.graft.training.GradientStep;
import org.graft.training.Learner;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Numbers;
import org.graft.training.PhaseStart;
import org.graft.training.Tally;
import org.graft.training.TrainingState;

/**
 * One phase of one job: the loop says which rows come and at what rate, this does the arithmetic.
 */
final class RegressionLearner implements Learner {
  private final PhaseStart start;
  private final SoftmaxLayer layer;
  private final boolean moves;
  private final Tally tally = new Tally();

  RegressionLearner(PhaseStart start) {
    String node = start.first().network().output().name();
    this.start = start;
    this.layer = new SoftmaxLayer(node, start.weights().get(0));
    this.moves = start.phase().trains(node);
  }

  @Override
  public void step(GradientStep step) {
    Examples examples = step.examples();
    float[] x = new float[examples.inputs().rowLength()];
    int classes = layer.classes();
    double[] gradient = new double[layer.size()];
    for (int k = 0; k < step.size(); k++) {
      int row = step.row(0, k);
      examples.inputs().row(row, x, 0);
      double[] p = layer.probabilities(x);
      count(tally, p, examples.label(row));
      for (int c = 0; c < classes; c++) {
        double error = (p[c] - (c == examples.label(row) ? 1 : 0)) / step.size();
        for (int i = 0; i < x.length; i++) {
          gradient[i * classes + c] += error * x[i];
        }
        gradient[x.length * classes + c] += error;
      }
    }
    if (moves) {
      layer.descend(gradient, step.rate(0));
    }
  }

  private static void count(Tally tally, double[] p, int label) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    tally.add(-Math.log(Math.max(p[label], Double.MIN_NORMAL)));
    tally.count(best == label);
  }

  @Override
  public List<LossAndAccuracy> trained() {
    return List.of(tally.take());
  }

  @Override
  public List<LossAndAccuracy> evaluate(String split) {
    Examples examples = start.first().watched().get(split);
    float[] x = new float[examples.inputs().rowLength()];
    Tally own = new Tally();
    for (int row = 0; row < examples.size(); row++) {
      examples.inputs().row(row, x, 0);
      count(own, layer.probabilities(x), examples.label(row));
    }
    return List.of(own.take());
  }

  @Override
  public void moved(Numbers numbers) {
    layer.moved(numbers);
  }

  @Override
  public void past(TrainingState state) {
    tally.state(state);
  }

  @Override
  public List<Weights> weights() {
    return moves ? List.of(layer.weights()) : start.weights();
  }

  @Override
  public void close() {}
}
