package org.graft.lanes.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.graft.lanes.batch.Feed;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.layer.Variable;
import org.graft.lanes.matrix.Replicates;
import org.graft.lanes.matrix.ThreadTeam;
import org.graft.lanes.network.Net;
import org.graft.lanes.network.Passes;
import org.graft.spi.base.Randomness;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Training;
import org.graft.training.GradientStep;
import org.graft.training.Learner;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Numbers;
import org.graft.training.PhaseStart;
import org.graft.training.TrainingState;
import org.graft.training.insertion.InsertedNode;
import org.graft.training.optimizer.UpdateRule;
import org.jspecify.annotations.Nullable;

/**
 * One network, or several of one shape in the lanes of a vector. Lanes without a job of their own
 * do what the first one does.
 */
public final class LaneLearner implements Learner {
  private final PhaseStart start;
  private final Passes passes;
  private final BatchLoss loss;
  private final UpdateRule rule;
  private final List<RateGroup> trained;
  private final List<InsertedVariables> inserted;
  private final SplitEvaluation evaluation;
  private final Layout reads;
  private final ProductTally[] tallies;
  private final List<Randomness> noise = new ArrayList<>();
  private @Nullable Feed feed;
  private int[] rows = {};

  public LaneLearner(PhaseStart start, ThreadTeam team) {
    this.start = start;
    Network network = start.first().network();
    this.tallies =
        BatchLoss.tallies(start.jobs().size() == 1 ? 1 : Replicates.LANES, network.outputs());
    Net net = Net.logits(network, start.weights(), this::noise, team);
    this.passes = new Passes(net, start.phase());
    this.loss = BatchLoss.of(start.first(), start.phase().training());
    List<Variable> variables =
        passes.moved().stream()
            .filter(v -> v.parameter().role() == Parameter.Role.TRAINED)
            .toList();
    List<Training> each = lanes().mapToObj(lane -> start.phase(job(lane)).training()).toList();
    this.rule =
        UpdateRule.of(
            each.stream().map(Training::optimizer).toList(),
            variables.stream().mapToInt(v -> v.value()[0].length).max().orElse(0));
    this.trained =
        RateGroup.of(
            variables.stream()
                .filter(v -> !start.phase().inserted(v.node(), v.parameter()))
                .toList(),
            this::rates,
            v -> trained(v, each));
    this.inserted =
        lanes()
            .boxed()
            .flatMap(
                lane ->
                    InsertedNode.of(start, job(lane)).stream()
                        .map(node -> InsertedVariables.of(node, variables, lane)))
            .toList();
    this.reads = net.reads();
    this.evaluation = new SplitEvaluation(start.first().watched(), reads, passes, loss, tallies);
  }

  private TrainedVariable trained(Variable variable, List<Training> each) {
    return new TrainedVariable(variable, each, rule, start.jobs());
  }

  /** What the learning rate of a variable is multiplied by, in each lane. */
  private double[] rates(Variable variable) {
    double[] factors = start.rates(variable.node(), variable.parameter());
    return lanes().mapToDouble(lane -> factors[job(lane)]).toArray();
  }

  private IntStream lanes() {
    return IntStream.range(0, tallies.length);
  }

  /** The job in a lane. */
  private int job(int lane) {
    return lane < start.jobs().size() ? lane : 0;
  }

  private List<Randomness> noise(String node) {
    List<Randomness> own =
        lanes()
            .mapToObj(lane -> start.jobs().get(job(lane)))
            .map(job -> job.dropout(start.index()).derive(node).randomness())
            .toList();
    noise.addAll(own);
    return own;
  }

  @Override
  public void step(GradientStep step) {
    if (feed == null || feed.examples() != step.examples()) {
      feed = new Feed(step.examples(), reads, tallies.length);
    }
    if (step.number() == 1) {
      inserted.forEach(InsertedVariables::begin);
    }
    int n = pick(step);
    Targets targets = step.examples().targets().select(rows, 0, n);
    loss.score(passes.train(feed.batch(rows, n)), targets, 0, tallies);
    if (!trained.isEmpty() || !inserted.isEmpty()) {
      passes.back(loss.gradient(targets, 0, tallies.length));
      double[] rates = lanes().mapToDouble(lane -> step.rate(job(lane))).toArray();
      trained.forEach(group -> group.step(rule, rates, step.number()));
      inserted.forEach(node -> node.step(rates[node.lane()], step.number()));
    }
  }

  /** Fills {@link #rows}, those of all lanes side by side; says how many there are. */
  private int pick(GradientStep step) {
    int n = step.size() * tallies.length;
    rows = rows.length < n ? new int[n] : rows;
    for (int lane = 0; lane < tallies.length; lane++) {
      int job = job(lane);
      for (int k = 0; k < step.size(); k++) {
        rows[k * tallies.length + lane] = step.row(job, k);
      }
    }
    return n;
  }

  @Override
  public List<LossAndAccuracy> trained() {
    return Arrays.stream(tallies).map(ProductTally::take).toList().subList(0, start.jobs().size());
  }

  @Override
  public List<LossAndAccuracy> evaluate(String split) {
    evaluation.run(split);
    return trained();
  }

  @Override
  public void moved(Numbers numbers) {
    for (Variable variable : passes.moved()) {
      for (float[] line : variable.value()) {
        numbers.floats(line);
      }
    }
  }

  @Override
  public void past(TrainingState state) {
    trained.forEach(group -> group.variables().forEach(variable -> variable.past(state)));
    inserted.forEach(node -> node.node().state(state));
    noise.forEach(state::random);
    for (ProductTally tally : tallies) {
      tally.state(state);
    }
  }

  @Override
  public List<Weights> weights() {
    List<Weights> weights = new ArrayList<>();
    for (int lane = 0; lane < start.jobs().size(); lane++) {
      Map<String, Tensor> moved = new LinkedHashMap<>();
      for (Variable variable : passes.moved()) {
        moved.put(variable.key(), variable.tensor(lane));
      }
      weights.add(start.weights().get(lane).with(new Weights(moved)));
    }
    return weights;
  }

  @Override
  public void close() {}
}
