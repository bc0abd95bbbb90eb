package org.graft.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.BestEpoch;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Epochs;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One phase of a job: its graph, what moves in it, and the loop. For one thread. */
final class PhaseRun implements AutoCloseable {
  private final FitJob job;
  private final int index;
  private final Phase phase;
  private final Weights before;
  private final LogitsLoss loss;
  private final RunningGraph graph;
  private final Slots slots;
  private final List<ParameterRange> ranges;
  private final Batches batches;
  private final INDArray noLabels;
  private final Evaluation evaluation;
  private final Epochs epochs;
  private int step;

  PhaseRun(FitJob job, int index, Weights before) {
    this.job = job;
    this.index = index;
    this.phase = job.phases().get(index);
    this.before = before;
    Network network = job.network();
    int classes = Head.of(network).orElseThrow().classes();
    this.loss = new LogitsLoss(phase.training().classWeights().weights(job.train(), classes));
    this.graph = new RunningGraph(Blueprint.training(network, phase, loss, operations()));
    graph.initGradientsView();
    this.slots = Slots.of(network, graph);
    slots.write(before);
    this.ranges = ParameterRange.of(graph, slots, job, phase);
    this.batches = new Batches(network.input());
    this.epochs = job.epochs(index);
    this.noLabels = NativeArray.create(1, classes);
    this.evaluation = Evaluation.of(network, graph, batches, classes);
  }

  /** Dropout, active in nodes that train, and batch normalisation that does not move. */
  private Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    Map<String, List<Parameter>> parameters = job.network().parameters();
    for (Node node : job.network().nodes()) {
      if (node.layer() instanceof Layer.Dropout dropout) {
        double rate = phase.trained().contains(node.name()) ? dropout.rate() : 0;
        operations.put(
            node.name(),
            new DropoutMask(rate, job.dropout(index).derive(node.name()).randomness()));
      } else if (node.layer() instanceof Layer.BatchNormalization normalization
          && !phase.moves(node.name())) {
        float[][] numbers =
            parameters.getOrDefault(node.name(), List.of()).stream()
                .map(p -> before.get(node.name(), p).toArray())
                .toArray(float[][]::new);
        operations.put(node.name(), FixedNormalization.of(numbers, normalization.epsilon()));
      }
    }
    return operations;
  }

  /** What the watched splits give now. */
  List<CurvePoint> watch(int epoch) {
    return evaluation.points(epoch, job.watched());
  }

  /**
   * Trains, adding points to the curve.
   *
   * @param earlier epochs of the phases before
   * @return epochs with this phase's
   */
  int train(int earlier, List<CurvePoint> curve) throws InterruptedException {
    Optional<BestEpoch<List<float[]>>> best = phase.training().earlyStopping().map(BestEpoch::new);
    int done = earlier;
    for (int epoch = 0; epoch < phase.training().epochs(); epoch++) {
      epoch(epochs.examples(epoch), job.order(index, epoch));
      done++;
      curve.add(loss.tally().point(done, "train"));
      List<CurvePoint> watched = evaluation.points(done, job.watched());
      curve.addAll(watched);
      if (best.isPresent() && best.get().ends(watched, this::copy)) {
        break;
      }
    }
    best.flatMap(BestEpoch::restored).ifPresent(this::restore);
    return done;
  }

  private List<float[]> copy() {
    return ranges.stream().map(ParameterRange::copy).toList();
  }

  private void restore(List<float[]> copy) {
    for (int i = 0; i < copy.size(); i++) {
      ranges.get(i).restore(copy.get(i));
    }
  }

  private void epoch(Examples train, int[] order) throws InterruptedException {
    Training training = phase.training();
    Optimizer optimizer = training.optimizer();
    int batch = training.batch();
    int steps = (order.length + batch - 1) / batch;
    for (int from = 0; from < order.length; from += batch) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was stopped");
      }
      int to = Math.min(order.length, from + batch);
      loss.expect(train.targets().select(order, from, to));
      graph.gradients(batches.fill(train.inputs(), order, from, to), noLabels);
      double factor = training.schedule().factor((double) step / steps, training.epochs());
      step++;
      for (ParameterRange range : ranges) {
        range.step(optimizer, optimizer.rate() * factor, step);
      }
    }
  }

  /** All weights now; those that did not move are the very tensors they were. */
  Weights weights() {
    return slots.read(before, slot -> ParameterRange.moves(slot, phase));
  }

  @Override
  public void close() {
    batches.close();
    noLabels.close();
    graph.close();
  }
}
