package org.graft.strategies;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Phase;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.spi.training.TransferTask;

/**
 * Auto-RGN (Lee et al. 2023, arXiv:2210.11466): all trains, each layer at a rate by its relative
 * gradient norm |gradient| / |weights|, over its parameters together, measured before each epoch on
 * some of its batches and divided by the largest. As in the authors' code, each epoch starts a new
 * optimiser. The loss that is measured is the plain one, without the training's class weights and
 * label smoothing. A layer that is all zeros counts as the largest.
 */
@Name(
    value = "auto-rgn",
    doc = "Fine-tuning with each layer's rate by its relative gradient norm.",
    cites = "arXiv:2210.11466")
public record AutoRgn(
    @Param(
            doc = "Batches on which gradients are measured before each epoch.",
            byDefault = "5",
            min = 1)
        int batches,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate of the largest, in place of the training's.", min = 0)
        Optional<Double> rate)
    implements ProgrammedStrategy {
  /** What a rate is multiplied by at least. */
  private static final double LEAST = 1e-9;

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return EpochByEpoch.refusal(Rates.training(training, rate, task), "at rates that it measures");
  }

  @Override
  public boolean usesTraining() {
    return training.isEmpty();
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws InterruptedException {
    FitJob job = EpochByEpoch.job(task, context);
    Weights end = train(job, Rates.training(training, rate, task.card()), context);
    return new EpochByEpoch.Tuned(job.network(), end, context);
  }

  /** The weights after all epochs. */
  Weights train(FitJob job, Training how, FitContext context) throws InterruptedException {
    Set<String> all = job.network().nodes().stream().map(Node::name).collect(Collectors.toSet());
    Weights weights = job.initial();
    for (int epoch = 0; epoch < how.epochs(); epoch++) {
      FitJob next = job.from(weights).seeded(job.seed().derive("epoch", epoch));
      Phase phase =
          new Phase(all, how.withEpochs(1)).withRates(rates(measured(next, how.batch(), context)));
      weights = context.trainer().train(List.of(next.in(List.of(phase)))).get(0).weights();
    }
    return weights;
  }

  /** Sums of layers' relative gradient norms over batches, by parameter. */
  private Map<String, Double> measured(FitJob job, int batch, FitContext context)
      throws InterruptedException {
    int[] order = job.seed().derive("measured").randomness().permutation(job.train().size());
    Map<String, Double> norms = new LinkedHashMap<>();
    for (int from = 0; from < Math.min(order.length, (long) batches * batch); from += batch) {
      int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
      Examples examples = job.train().select(rows);
      FitContext own = new FitContext(job.seed().derive("measured", from), context.trainer());
      add(job.initial(), own.gradients(job.network(), job.initial(), examples), norms);
    }
    return norms;
  }

  /** Adds each layer's relative gradient norm to those of its parameters. */
  private static void add(Weights weights, Weights gradients, Map<String, Double> norms) {
    Map<String, Double> moved = new HashMap<>();
    Map<String, Double> held = new HashMap<>();
    gradients
        .tensors()
        .forEach(
            (key, gradient) -> {
              Tensor own = Optional.ofNullable(weights.tensors().get(key)).orElseThrow();
              moved.merge(layer(key), squares(gradient), Double::sum);
              held.merge(layer(key), squares(own), Double::sum);
            });
    for (String key : gradients.tensors().keySet()) {
      double relative =
          Math.sqrt(moved.getOrDefault(layer(key), 0.0) / held.getOrDefault(layer(key), 0.0));
      norms.merge(key, relative, Double::sum);
    }
  }

  private static String layer(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }

  private static double squares(Tensor tensor) {
    double squares = 0;
    for (float value : tensor.toArray()) {
      squares += (double) value * value;
    }
    return squares;
  }

  /** Factors of the rate: shares of the largest. */
  static Map<String, Double> rates(Map<String, Double> norms) {
    double largest =
        norms.values().stream().filter(Double::isFinite).mapToDouble(n -> n).max().orElse(0);
    Map<String, Double> rates = new LinkedHashMap<>();
    norms.forEach(
        (key, norm) ->
            rates.put(
                key, Double.isFinite(norm) && largest > 0 ? Math.max(LEAST, norm / largest) : 1));
    return rates;
  }
}
