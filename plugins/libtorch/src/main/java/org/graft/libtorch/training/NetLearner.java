package org.graft.libtorch.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.graft.libtorch.network.BatchSize;
import org.graft.libtorch.network.Net;
import org.graft.libtorch.network.Variables.Variable;
import org.graft.libtorch.operation.Mode;
import org.graft.libtorch.runtime.Batches;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.training.GradientStep;
import org.graft.training.Learner;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Numbers;
import org.graft.training.PhaseStart;
import org.graft.training.Tally;
import org.graft.training.TrainingState;
import org.graft.training.insertion.InsertedNode;
import org.graft.training.loss.OutputLoss;

/**
 * One phase of one job on libtorch. Native memory is in two pointer scopes: one from the first line
 * of the phase to its last, and within it one for each step.
 */
@SuppressWarnings("try") // scopes and guards are opened and closed, not used
public final class NetLearner implements Learner {
  private final FitJob job;
  private final Phase phase;
  private final Weights before;
  private final Device device;
  private final PointerScope scope;
  private final Net net;
  private final Batches batches;
  private final OutputLoss loss;
  private final OutputLoss watched;
  private final Tally tally = new Tally();
  private final List<Variable> leaves;
  private final List<MovedTensor> moved = new ArrayList<>();
  private final List<InsertedVariables> inserted;
  private final FeatureLosses losses;

  /** Loads the network; the calling thread is the one that trains and closes it. */
  public NetLearner(PhaseStart start, Device device) {
    this.job = start.first();
    this.phase = start.phase();
    this.before = start.weights().get(0);
    this.device = device;
    this.scope = new PointerScope();
    this.net = Net.training(job.network(), before, phase, job.dropout(start.index()), device);
    this.batches = new Batches(job.network().input(), device);
    Training training = phase.training();
    this.loss = OutputLoss.of(job, training);
    this.watched = OutputLoss.plain(job.network());
    this.leaves = net.variables().which(Variable::trained);
    this.losses = new FeatureLosses(job, phase.losses(), device);
    Update update = Update.of(training.optimizer());
    for (Variable leaf : leaves) {
      if (!phase.inserted(leaf.node().name(), leaf.parameter())) {
        moved.add(new MovedTensor(leaf, job, phase, update, device));
      }
    }
    this.inserted =
        InsertedNode.of(start, 0).stream()
            .map(node -> InsertedVariables.of(node, leaves, device))
            .toList();
  }

  private Mode mode(String node) {
    return phase.trains(node)
        ? Mode.TRAINING
        : phase.statistics().contains(node) ? Mode.STATISTICS : Mode.INFERENCE;
  }

  @Override
  public void step(GradientStep step) {
    int[] rows = new int[step.size()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = step.row(0, k);
    }
    if (step.number() == 1) {
      inserted.forEach(InsertedVariables::begin);
    }
    Examples examples = step.examples();
    Targets targets = examples.targets().select(rows, 0, rows.length);
    try (PointerScope own = new PointerScope()) {
      Tensor inputs = batches.fill(examples.inputs(), rows);
      Map<String, Tensor> outputs = net.forward(inputs, this::mode, wanted());
      Tensor logits = output(outputs);
      float[] values = device.read(logits.detach());
      loss.score(values, targets, 0, tally);
      loss.derive(values, targets);
      List<Tensor> of = new ArrayList<>();
      List<Tensor> by = new ArrayList<>();
      if (logits.requires_grad()) {
        of.add(logits);
        by.add(device.tensor(values, logits.size(0), logits.size(1)));
      }
      losses
          .gradients(inputs, targets, outputs)
          .forEach(
              (tap, gradient) -> {
                of.add(Optional.ofNullable(outputs.get(tap)).orElseThrow());
                by.add(gradient);
              });
      move(gradients(of, by), step.rate(0), step.number());
    }
  }

  /** Nodes whose outputs a step needs. */
  private Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(losses.taps());
    wanted.add(net.output());
    return wanted;
  }

  private Tensor output(Map<String, Tensor> outputs) {
    return Optional.ofNullable(outputs.get(net.output())).orElseThrow();
  }

  /**
   * One for each leaf, in order; undefined where no output depends on it.
   *
   * @param outputs logits and features
   * @param by the losses' gradients by them
   */
  private List<Tensor> gradients(List<Tensor> outputs, List<Tensor> by) {
    if (by.isEmpty()) {
      return leaves.stream().map(leaf -> new Tensor()).toList();
    }
    TensorVector gradients =
        torch.grad(
            new TensorVector(outputs.toArray(Tensor[]::new)),
            new TensorVector(leaves.stream().map(Variable::tensor).toArray(Tensor[]::new)),
            new TensorVector(like(by, outputs)),
            new BoolOptional(),
            false,
            true);
    List<Tensor> list = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      list.add(gradients.get(i));
    }
    return list;
  }

  /** Gradients in the precision of what they are by. */
  private static Tensor[] like(List<Tensor> gradients, List<Tensor> outputs) {
    Tensor[] like = new Tensor[gradients.size()];
    for (int i = 0; i < like.length; i++) {
      like[i] = gradients.get(i).to(outputs.get(i).scalar_type());
    }
    return like;
  }

  private void move(List<Tensor> gradients, double rate, int number) {
    try (AutoGradMode off = new AutoGradMode(false)) {
      Map<String, Tensor> byKey = new HashMap<>();
      for (int i = 0; i < leaves.size(); i++) {
        byKey.put(leaves.get(i).key(), gradients.get(i));
      }
      for (MovedTensor tensor : moved) {
        try (PointerScope own = new PointerScope()) {
          tensor.step(Optional.ofNullable(byKey.get(tensor.key())).orElseThrow(), rate, number);
        }
      }
      for (InsertedVariables node : inserted) {
        try (PointerScope own = new PointerScope()) {
          node.step(byKey, rate, number);
        }
      }
    }
  }

  @Override
  public List<LossAndAccuracy> trained() {
    return List.of(tally.take());
  }

  @Override
  public List<LossAndAccuracy> evaluate(String split) {
    Examples examples = Optional.ofNullable(job.watched().get(split)).orElseThrow();
    int rows = BatchSize.rows(job.network());
    Tally own = new Tally();
    try (PointerScope all = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      for (int from = 0; from < examples.size(); from += rows) {
        int to = Math.min(examples.size(), from + rows);
        try (PointerScope one = new PointerScope()) {
          Tensor inputs = batches.fill(examples.inputs(), from, to);
          Tensor logits = output(net.forward(inputs, node -> Mode.INFERENCE, Set.of(net.output())));
          watched.score(device.read(logits), examples.targets(), from, own);
        }
      }
    }
    return List.of(own.take());
  }

  @Override
  public void moved(Numbers numbers) {
    try (PointerScope own = new PointerScope()) {
      for (Variable v : net.variables().which(Variable::moving)) {
        float[] values = device.read(v.tensor().detach());
        numbers.floats(values);
        if (numbers.restoring()) {
          device.write(v.tensor().detach(), values);
        }
      }
    }
  }

  @Override
  public void past(TrainingState state) {
    try (PointerScope own = new PointerScope()) {
      moved.forEach(tensor -> tensor.past(state, device));
    }
    inserted.forEach(node -> node.node().state(state));
    net.random().forEach(state::random);
    tally.state(state);
  }

  @Override
  public List<Weights> weights() {
    Map<String, org.graft.spi.data.Tensor> changed = new LinkedHashMap<>();
    try (PointerScope own = new PointerScope()) {
      for (Variable v : net.variables().which(Variable::moving)) {
        changed.put(
            v.key(),
            org.graft.spi.data.Tensor.of(v.parameter().shape(), device.read(v.tensor().detach())));
      }
    }
    return List.of(before.with(new Weights(changed)));
  }

  @Override
  public void close() {
    scope.close();
  }
}
