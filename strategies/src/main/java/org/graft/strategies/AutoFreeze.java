package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Phase;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.spi.training.TransferTask;

/**
 * AutoFreeze (Liu, Agarwal and Venkataraman 2021, arXiv:2102.01386): all trains at first; after
 * each epoch from the second on, the body's first blocks are frozen up to the first whose gradient
 * changed from the epoch before by at least the given percentile of such changes among the blocks
 * that still train. A block's gradient is how far its parameters moved in the epoch, summed over
 * their absolute values: for SGD at a constant rate, the rate times the epoch's summed gradient,
 * which the authors' code sums likewise. An epoch is their interval. Each starts a new optimiser,
 * as in that code each interval does once a block is frozen. The last block and the head always
 * train.
 */
@Name(
    value = "auto-freeze",
    doc = "Fine-tuning that freezes the first blocks as their gradients settle.",
    cites = "arXiv:2102.01386")
public record AutoFreeze(
    @Param(
            doc = "Percentile of gradients' changes below which the first blocks are frozen.",
            byDefault = "50",
            min = 0,
            max = 100)
        double percentile,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements ProgrammedStrategy {
  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return EpochByEpoch.refusal(
        Rates.training(training, rate, task), "freezing blocks between epochs");
  }

  @Override
  public boolean usesTraining() {
    return training.isEmpty();
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws InterruptedException {
    FitJob job = EpochByEpoch.job(task, context);
    List<Block> blocks = task.backbone().body().blocks();
    Weights end = train(job, blocks, Rates.training(training, rate, task.card()), context);
    return new EpochByEpoch.Tuned(job.network(), end, context);
  }

  /** The weights after all epochs; {@code blocks} are those of the body. */
  Weights train(FitJob job, List<Block> blocks, Training how, FitContext context)
      throws InterruptedException {
    Set<String> trained =
        job.network().nodes().stream().map(Node::name).collect(Collectors.toSet());
    Weights weights = job.initial();
    double[] before = {};
    int frozen = 0;
    for (int epoch = 0; epoch < how.epochs(); epoch++) {
      FitJob next = job.from(weights).seeded(job.seed().derive("epoch", epoch));
      List<Phase> phase = List.of(new Phase(trained, how.withEpochs(1)));
      Weights after = context.trainer().train(List.of(next.in(phase))).get(0).weights();
      double[] moved = moved(job.network(), blocks, weights, after);
      if (epoch > 0) {
        frozen = frozen(before, moved, frozen, percentile);
        blocks.subList(0, frozen).forEach(b -> b.nodes().forEach(n -> trained.remove(n.name())));
      }
      before = moved;
      weights = after;
    }
    return weights;
  }

  /** Sums of the absolute changes of each block's parameters; statistics have no gradient. */
  private static double[] moved(
      Network network, List<Block> blocks, Weights before, Weights after) {
    return blocks.stream()
        .mapToDouble(
            block ->
                block.nodes().stream()
                    .flatMap(
                        node ->
                            network.parameters().getOrDefault(node.name(), List.of()).stream()
                                .filter(p -> p.role() == Parameter.Role.TRAINED)
                                .map(p -> Weights.key(node.name(), p)))
                    .mapToDouble(key -> distance(before, after, key))
                    .sum())
        .toArray();
  }

  private static double distance(Weights before, Weights after, String key) {
    float[] from =
        Optional.ofNullable(before.tensors().get(key)).map(Tensor::toArray).orElseThrow();
    float[] to = Optional.ofNullable(after.tensors().get(key)).map(Tensor::toArray).orElseThrow();
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += Math.abs((double) to[i] - from[i]);
    }
    return sum;
  }

  /**
   * How many blocks are frozen from now on.
   *
   * @param before gradients' sizes in the epoch before, by block
   * @param now in this one, likewise
   * @param frozen until now
   */
  static int frozen(double[] before, double[] now, int frozen, double percentile) {
    if (now.length - frozen < 2 || percentile == 0) {
      return frozen;
    }
    double[] changes = new double[now.length - frozen];
    for (int i = 0; i < changes.length; i++) {
      double was = before[frozen + i];
      changes[i] = was > 0 ? Math.abs(was - now[frozen + i]) / was : 0;
    }
    double bound =
        new Percentile(percentile)
            .withEstimationType(Percentile.EstimationType.R_7) // as NumPy's
            .evaluate(changes);
    int more = 0;
    while (more + 1 < changes.length && changes[more] < bound) {
      more++;
    }
    return frozen + more;
  }
}
