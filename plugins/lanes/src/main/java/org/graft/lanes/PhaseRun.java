package org.graft.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.BestEpoch;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Epochs;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/**
 * One phase of a job, or of several that train together: what moves in it, and the loop. For one
 * thread.
 */
final class PhaseRun {
  private final List<FitJob> jobs;
  private final int index;
  private final List<Weights> before;
  private final Training training;
  private final List<Training> each;
  private final Passes passes;
  private final CrossEntropy loss;
  private final Rule rule;
  private final List<TrainedVariable> moving = new ArrayList<>();
  private final Watch watch;
  private final Epochs epochs;
  private final Layout reads;
  private final Tally[] tallies;
  private Examples shown;
  private Feed train;
  private int step;

  PhaseRun(List<FitJob> jobs, int index, List<Weights> before, ThreadTeam team) {
    this.jobs = jobs;
    this.index = index;
    this.before = before;
    FitJob first = jobs.get(0);
    Phase phase = first.phases().get(index);
    this.training = phase.training();
    this.tallies = new Tally[jobs.size() == 1 ? 1 : Replicates.LANES];
    this.each =
        IntStream.range(0, tallies.length)
            .mapToObj(lane -> job(lane).phases().get(index).training())
            .toList();
    int classes = Chain.classes(first.network());
    Arrays.setAll(tallies, lane -> new Tally(classes));
    Net net = Net.logits(first.network(), before, this::noise, team);
    this.passes = new Passes(net, phase);
    this.loss = new CrossEntropy(training.classWeights().weights(first.train(), classes));
    List<Variable> trained =
        passes.moved().stream()
            .filter(v -> v.parameter().role() == Parameter.Role.TRAINED)
            .toList();
    this.rule =
        Rule.of(
            each.stream().map(Training::optimizer).toList(),
            trained.stream().mapToInt(v -> v.value()[0].length).max().orElse(0));
    trained.forEach(variable -> moving.add(new TrainedVariable(variable, each, rule, jobs)));
    this.epochs = first.epochs(index);
    this.reads = net.reads();
    this.shown = epochs.examples(0);
    this.train = new Feed(shown, reads, tallies.length);
    this.watch = new Watch(first.watched(), net.reads(), passes, loss, tallies);
  }

  /** The job in a lane; lanes without one of their own go along with the first. */
  private FitJob job(int lane) {
    return jobs.get(lane < jobs.size() ? lane : 0);
  }

  private List<Randomness> noise(String node) {
    return IntStream.range(0, tallies.length)
        .mapToObj(lane -> job(lane).dropout(index).derive(node).randomness())
        .toList();
  }

  /** What the watched splits give now, for each lane. */
  List<List<CurvePoint>> watch(int epoch) {
    return watch.points(epoch);
  }

  /**
   * Trains, adding points to the curves.
   *
   * @param earlier epochs of the phases before
   * @return epochs with this phase's
   */
  int train(int earlier, List<List<CurvePoint>> curves) throws InterruptedException {
    Optional<BestEpoch<List<float[][]>>> best = training.earlyStopping().map(BestEpoch::new);
    int done = earlier;
    for (int epoch = 0; epoch < training.epochs(); epoch++) {
      epoch(epoch);
      done++;
      for (int lane = 0; lane < curves.size(); lane++) {
        curves.get(lane).add(tallies[lane].point(done, "train"));
      }
      for (int lane = curves.size(); lane < tallies.length; lane++) {
        tallies[lane].point(done, "train");
      }
      List<List<CurvePoint>> watched = watch.points(done);
      for (int lane = 0; lane < curves.size(); lane++) {
        curves.get(lane).addAll(watched.get(lane));
      }
      if (best.isPresent() && best.get().ends(watched.get(0), this::copy)) {
        break;
      }
    }
    best.flatMap(BestEpoch::restored).ifPresent(this::restore);
    return done;
  }

  private List<float[][]> copy() {
    return passes.moved().stream().map(Variable::copy).toList();
  }

  private void restore(List<float[][]> copy) {
    for (int i = 0; i < copy.size(); i++) {
      passes.moved().get(i).restore(copy.get(i));
    }
  }

  /** Jobs that train together see the same examples. */
  private void show(Examples examples) {
    if (shown != examples) {
      shown = examples;
      train = new Feed(examples, reads, tallies.length);
    }
  }

  private void epoch(int epoch) throws InterruptedException {
    show(epochs.examples(epoch));
    int[][] orders = new int[tallies.length][];
    for (int lane = 0; lane < orders.length; lane++) {
      orders[lane] = lane < jobs.size() ? jobs.get(lane).order(index, epoch) : orders[0];
    }
    int size = orders[0].length;
    int batch = training.batch();
    int steps = (size + batch - 1) / batch;
    int[] rows = new int[Math.min(batch, size) * tallies.length];
    for (int from = 0; from < size; from += batch) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was stopped");
      }
      int to = Math.min(size, from + batch);
      Targets targets = train.pick(orders, from, to, rows);
      Batch inputs = train.batch(rows, (to - from) * tallies.length);
      loss.score(passes.train(inputs), targets, 0, tallies);
      double elapsed = (double) step / steps;
      step++;
      if (!moving.isEmpty()) {
        passes.back(loss.gradient(targets, 0, tallies.length));
        move(elapsed);
      }
    }
  }

  private void move(double elapsed) {
    double[] rates = new double[each.size()];
    for (int lane = 0; lane < rates.length; lane++) {
      Training own = each.get(lane);
      rates[lane] = own.optimizer().rate() * own.schedule().factor(elapsed, own.epochs());
    }
    rule.begin(rates, step);
    for (TrainedVariable variable : moving) {
      variable.step(rates);
    }
  }

  /** All weights now, of each job; those that did not move are the very tensors they were. */
  List<Weights> weights() {
    List<Weights> weights = new ArrayList<>();
    for (int lane = 0; lane < jobs.size(); lane++) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(before.get(lane).tensors());
      for (Variable variable : passes.moved()) {
        tensors.put(variable.key(), variable.tensor(lane));
      }
      weights.add(new Weights(tensors));
    }
    return weights;
  }
}
