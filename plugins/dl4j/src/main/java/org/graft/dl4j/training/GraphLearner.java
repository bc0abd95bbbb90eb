package org.graft.dl4j.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.dl4j.backend.NativeArray;
import org.graft.dl4j.graph.BatchSize;
import org.graft.dl4j.graph.Batches;
import org.graft.dl4j.graph.Blueprint;
import org.graft.dl4j.graph.RunningGraph;
import org.graft.dl4j.graph.Slots;
import org.graft.dl4j.operation.CustomOperation;
import org.graft.dl4j.operation.DropoutMask;
import org.graft.dl4j.operation.FixedNormalization;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.training.GradientStep;
import org.graft.training.Learner;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Numbers;
import org.graft.training.PhaseStart;
import org.graft.training.Tally;
import org.graft.training.TrainingState;
import org.graft.training.insertion.InsertedNode;
import org.graft.training.loss.OutputLoss;
import org.graft.training.optimizer.UpdateRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One phase of one job on a DL4J graph. */
public final class GraphLearner implements Learner {
  private final FitJob job;
  private final int index;
  private final Phase phase;
  private final Weights before;
  private final LogitsLoss loss;
  private final OutputLoss watched;
  private final RunningGraph graph;
  private final Slots slots;
  private final UpdateRule rule;
  private final List<ParameterRange> ranges;
  private final List<InsertedSlots> inserted;
  private final Batches batches;
  private final INDArray noLabels;
  private final List<Randomness> masks = new ArrayList<>();

  public GraphLearner(PhaseStart start) {
    this.job = start.first();
    this.index = start.index();
    this.phase = start.phase();
    this.before = start.weights().get(0);
    Network network = job.network();
    this.loss = new LogitsLoss(OutputLoss.of(job, phase.training()));
    this.watched = OutputLoss.plain(network);
    this.graph = new RunningGraph(Blueprint.training(network, phase, loss, operations()));
    graph.initGradientsView();
    this.slots = Slots.of(network, graph);
    slots.write(before);
    this.rule = UpdateRule.of(List.of(phase.training().optimizer()), ParameterRange.chunk(graph));
    this.ranges = ParameterRange.of(graph, slots, job, phase, rule);
    this.inserted =
        InsertedNode.of(start, 0).stream()
            .map(node -> InsertedSlots.of(node, slots.slots()))
            .toList();
    this.batches = new Batches(network.input());
    this.noLabels = NativeArray.create(1, network.outputs());
  }

  /** Dropout, active in nodes that train, and batch normalisation that does not move. */
  private Map<String, CustomOperation> operations() {
    Map<String, CustomOperation> operations = new LinkedHashMap<>();
    Map<String, List<Parameter>> parameters = job.network().parameters();
    for (Node node : job.network().nodes()) {
      if (node.layer() instanceof Layer.Dropout dropout) {
        double rate = phase.trains(node.name()) ? dropout.rate() : 0;
        Randomness random = job.dropout(index).derive(node.name()).randomness();
        masks.add(random);
        operations.put(node.name(), new DropoutMask(rate, random));
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

  @Override
  public void step(GradientStep step) {
    int[] rows = new int[step.size()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = step.row(0, k);
    }
    if (step.number() == 1) {
      inserted.forEach(InsertedSlots::begin);
    }
    Examples examples = step.examples();
    loss.expect(examples.targets().select(rows, 0, rows.length));
    graph.gradients(batches.fill(examples.inputs(), rows), noLabels);
    double rate = step.rate(0);
    double decay = phase.training().optimizer() instanceof Optimizer.AdamW w ? w.decay() : 0;
    double begun = Double.NaN;
    for (ParameterRange range : ranges) {
      double own = rate * range.rate();
      if (own != begun) {
        rule.begin(new double[] {own}, step.number());
        begun = own;
      }
      range.step(own * decay);
    }
    inserted.forEach(own -> own.step(graph.getFlattenedGradients(), rate, step.number()));
  }

  @Override
  public List<LossAndAccuracy> trained() {
    return List.of(loss.take());
  }

  @Override
  public List<LossAndAccuracy> evaluate(String split) {
    Examples examples = Optional.ofNullable(job.watched().get(split)).orElseThrow();
    String output = job.network().output().name();
    int rows = BatchSize.rows(job.network());
    Tally tally = new Tally();
    for (int from = 0; from < examples.size(); from += rows) {
      int to = Math.min(examples.size(), from + rows);
      float[] logits =
          graph
              .outputs(batches.fill(examples.inputs(), from, to), List.of(output))
              .getOrDefault(output, new float[0]);
      watched.score(logits, examples.targets(), from, tally);
    }
    return List.of(tally.take());
  }

  @Override
  public void moved(Numbers numbers) {
    ranges.forEach(range -> range.moved(numbers));
    inserted.forEach(own -> own.moved(numbers));
  }

  @Override
  public void past(TrainingState state) {
    ranges.forEach(range -> range.past(state));
    inserted.forEach(own -> own.node().state(state));
    masks.forEach(state::random);
    loss.state(state);
  }

  @Override
  public List<Weights> weights() {
    return List.of(slots.read(before, slot -> slot.moves(phase)));
  }

  @Override
  public void close() {
    batches.close();
    noLabels.close();
    graph.close();
  }
}
