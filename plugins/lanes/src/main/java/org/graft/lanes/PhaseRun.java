package org.graft.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.result.CurvePoint;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/** One phase of a job: what moves in it, and the loop. For one thread. */
final class PhaseRun {
  private final FitJob job;
  private final int index;
  private final Weights before;
  private final Training training;
  private final Passes passes;
  private final CrossEntropy loss;
  private final Rule rule;
  private final List<Moving> moving = new ArrayList<>();
  private final Watch watch;
  private final Feed train;
  private final Tally tally;
  private int step;

  PhaseRun(FitJob job, int index, Weights before) {
    this.job = job;
    this.index = index;
    this.before = before;
    Phase phase = job.phases().get(index);
    this.training = phase.training();
    Net net =
        Net.logits(job.network(), before, node -> job.dropout(index).derive(node).randomness());
    this.passes = new Passes(net, phase);
    int classes = Chain.classes(job.network());
    this.loss = new CrossEntropy(training.classWeights().weights(job.train(), classes));
    this.tally = new Tally(classes);
    this.rule = Rule.of(training.optimizer());
    for (Variable variable : passes.moved()) {
      if (variable.parameter().role() == Parameter.Role.TRAINED) {
        moving.add(new Moving(variable, training, rule, job));
      }
    }
    this.train = new Feed(job.train(), net.reads());
    this.watch = new Watch(job.watched(), net.reads(), passes, loss, classes);
  }

  /** What the watched splits give now. */
  List<CurvePoint> watch(int epoch) {
    return watch.points(epoch);
  }

  /**
   * Trains, adding points to the curve.
   *
   * @param epochs epochs of the phases before
   * @return epochs with this phase's
   */
  int train(int epochs, List<CurvePoint> curve) throws InterruptedException {
    Optional<Best> best = training.earlyStopping().map(Best::new);
    int done = epochs;
    for (int epoch = 0; epoch < training.epochs(); epoch++) {
      epoch(job.order(index, epoch));
      done++;
      curve.add(tally.point(done, "train"));
      List<CurvePoint> watched = watch.points(done);
      curve.addAll(watched);
      if (best.isPresent() && best.get().ends(watched, passes.moved())) {
        break;
      }
    }
    best.ifPresent(b -> b.restore(passes.moved()));
    return done;
  }

  private void epoch(int[] order) throws InterruptedException {
    int batch = training.batch();
    int steps = (order.length + batch - 1) / batch;
    int[] labels = new int[Math.min(batch, order.length)];
    for (int from = 0; from < order.length; from += batch) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was stopped");
      }
      int to = Math.min(order.length, from + batch);
      for (int k = from; k < to; k++) {
        labels[k - from] = train.labels()[order[k]];
      }
      loss.score(passes.train(train.batch(order, from, to)), labels, 0, tally);
      double factor = training.schedule().factor((double) step / steps, training.epochs());
      step++;
      if (!moving.isEmpty()) {
        passes.back(loss.gradient(labels, 0));
        move(training.optimizer().rate() * factor);
      }
    }
  }

  private void move(double rate) {
    rule.begin(rate, step);
    for (Moving variable : moving) {
      variable.step(rate);
    }
  }

  /** All weights now; those that did not move are the very tensors they were. */
  Weights weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(before.tensors());
    passes.moved().forEach(v -> tensors.put(v.key(), v.tensor()));
    return new Weights(tensors);
  }
}
