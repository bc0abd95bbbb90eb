package org.graft.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.network.Weights;

/**
 * A learner without a network: it writes down what the loop asks of it. Its validation loss after n
 * epochs is the n-th of those it is given; its one "weight" is the number of steps it has taken.
 */
final class RecordingLearner implements Learner {
  final List<String> calls = new ArrayList<>();
  final List<GradientStep> steps = new ArrayList<>();
  private final PhaseStart start;
  private final double[] losses;
  private int evaluated;
  int weight;

  RecordingLearner(PhaseStart start, double... losses) {
    this.start = start;
    this.losses = losses;
  }

  @Override
  public void step(GradientStep step) {
    steps.add(step);
    weight++;
  }

  /** The rows of a job's batch in step {@code number}, from 0. */
  List<Integer> rows(int number, int job) {
    GradientStep step = steps.get(number);
    return IntStream.range(0, step.size()).mapToObj(k -> step.row(job, k)).toList();
  }

  @Override
  public List<LossAndAccuracy> trained() {
    calls.add("trained");
    return points(weight);
  }

  @Override
  public List<LossAndAccuracy> evaluate(String split) {
    calls.add(split);
    return points(losses.length == 0 ? 1 : losses[Math.min(evaluated++, losses.length - 1)]);
  }

  private List<LossAndAccuracy> points(double loss) {
    LossAndAccuracy[] points = new LossAndAccuracy[start.jobs().size()];
    Arrays.setAll(points, job -> new LossAndAccuracy(loss + 100 * job, 1 / (1 + loss)));
    return List.of(points);
  }

  @Override
  public void moved(Numbers numbers) {
    float[] copy = {weight};
    if (!numbers.restoring()) {
      calls.add("copy at " + weight);
    }
    numbers.floats(copy);
    weight = (int) copy[0];
  }

  @Override
  public void past(TrainingState state) {
    evaluated = (int) state.integer(evaluated);
  }

  @Override
  public List<Weights> weights() {
    return start.weights();
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
