package org.graft.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Epochs;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Schedule.Progress;
import org.graft.spi.training.Training;

/** One phase: epochs, batches in each job's order, rates by schedule, curves, early stopping. */
final class PhaseLoop {
  private final PhaseStart start;
  private final Learner learner;
  private final List<List<CurvePoint>> curves;
  private final Training training;
  private final Epochs epochs;
  private final List<MovingAverage> averages;
  private final Optional<BestEpoch> best;
  private int epoch;
  private int from;
  private int steps;

  /**
   * A phase about to begin.
   *
   * @param curves one for each job, to which points are added
   */
  PhaseLoop(PhaseStart start, Learner learner, List<List<CurvePoint>> curves) {
    this.start = start;
    this.learner = learner;
    this.curves = curves;
    this.training = start.phase().training();
    this.epochs = start.first().epochs(start.index());
    this.averages =
        training.average() == 0
            ? List.of()
            : start.weights().stream().map(w -> new MovingAverage(training.average(), w)).toList();
    this.best = training.earlyStopping().map(BestEpoch::new);
  }

  /**
   * Trains, from where it is.
   *
   * @param earlier epochs of the phases before
   * @param between is run before each step
   * @return epochs with this phase's
   */
  int run(int earlier, Runnable between) throws InterruptedException {
    boolean ends = false;
    while (!ends && epoch < training.epochs()) {
      steps(between);
      epoch++;
      from = 0;
      add(earlier + epoch, "train", learner.trained());
      Optional<LossAndAccuracy> validation = watch(earlier + epoch);
      ends = best.isPresent() && best.get().ends(validation.orElseThrow(), learner);
    }
    best.ifPresent(b -> b.restore(learner));
    return earlier + epoch;
  }

  /** Goes through where the phase is, and all that it goes on from. */
  void state(TrainingState state) {
    epoch = Math.toIntExact(state.integer(epoch));
    from = Math.toIntExact(state.integer(from));
    steps = Math.toIntExact(state.integer(steps));
    averages.forEach(average -> average.state(state));
    best.ifPresent(b -> b.state(state, learner));
    learner.moved(state);
    learner.past(state);
  }

  /**
   * Adds what the watched splits give now to the curves.
   *
   * @return what the first job's validation split gives, where there is one
   */
  Optional<LossAndAccuracy> watch(int epoch) {
    Optional<LossAndAccuracy> validation = Optional.empty();
    for (String split : start.first().watched().keySet()) {
      List<LossAndAccuracy> now = learner.evaluate(split);
      add(epoch, split, now);
      if (split.equals(FitJob.VALIDATION)) {
        validation = Optional.of(now.get(0));
      }
    }
    return validation;
  }

  private void add(int epoch, String split, List<LossAndAccuracy> now) {
    for (int job = 0; job < curves.size(); job++) {
      LossAndAccuracy own = now.get(job);
      curves.get(job).add(new CurvePoint(epoch, split, own.loss(), own.accuracy()));
    }
  }

  /** Those that are left of the epoch. */
  private void steps(Runnable between) throws InterruptedException {
    Examples examples = epochs.examples(epoch);
    int[][] orders = new int[start.jobs().size()][];
    for (int job = 0; job < orders.length; job++) {
      orders[job] = start.jobs().get(job).order(start.index(), epoch);
    }
    int size = orders[0].length;
    int batch = training.batch();
    int each = (size + batch - 1) / batch;
    for (; from < size; from += batch) {
      between.run();
      if (Thread.interrupted()) {
        throw new InterruptedException("training was stopped");
      }
      double[] rates = rates(each);
      steps++;
      int to = Math.min(size, from + batch);
      learner.step(new GradientStep(examples, orders, from, to, rates, steps));
      average();
    }
  }

  private void average() {
    if (averages.isEmpty()) {
      return;
    }
    List<Weights> now = learner.weights();
    for (int job = 0; job < averages.size(); job++) {
      averages.get(job).add(now.get(job));
    }
  }

  /** What each job ends the phase with: its weights, or their average, blended with the start's. */
  List<Weights> weights() {
    List<Weights> trained =
        averages.isEmpty()
            ? learner.weights()
            : averages.stream().map(MovingAverage::weights).toList();
    List<Weights> ends = new ArrayList<>();
    for (int job = 0; job < trained.size(); job++) {
      double share = start.phase(job).blend();
      ends.add(
          share == 1
              ? trained.get(job)
              : WeightMeans.blend(start.weights().get(job), trained.get(job), share));
    }
    return ends;
  }

  /**
   * The rate of each job in the step to come.
   *
   * @param each steps an epoch
   */
  private double[] rates(int each) {
    double[] rates = new double[start.jobs().size()];
    for (int job = 0; job < rates.length; job++) {
      Training own = start.phase(job).training();
      rates[job] =
          own.optimizer().rate() * own.schedule().factor(new Progress(steps, each, own.epochs()));
    }
    return rates;
  }
}
