package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule.Progress;
import org.graft.spi.training.Training;

/** The steps of one phase; its optimiser starts without a past. */
final class PhaseSteps {
  private final FitJob job;
  private final Phase phase;
  private final Graph graph;
  private final float[] classWeights;
  private final Map<String, Update> updates = new LinkedHashMap<>();
  private final List<Inserting> inserted = new ArrayList<>();
  private final SourceLosses losses;
  private final Map<String, Randomness> noise = new HashMap<>();
  private int done;

  PhaseSteps(FitJob job, int number, Graph graph) {
    this(job, number, graph, job.dropout(number));
  }

  /** Steps whose dropout masks follow from another seed. */
  PhaseSteps(FitJob job, int number, Graph graph, Seed dropout) {
    this.job = job;
    this.phase = job.phases().get(number);
    this.graph = graph;
    this.classWeights = phase.training().lossWeights(job.train(), job.network().outputs());
    graph
        .variables()
        .forEach(
            (key, v) -> {
              String node = key.substring(0, key.lastIndexOf('/'));
              if (phase.trains(node, v.parameter()) && !phase.inserted(node, v.parameter())) {
                updates.put(
                    key, Update.of(phase.training().optimizer(), v.value().length, v.kernel()));
              }
            });
    graph.stochastic(phase.stochasticNormalization());
    this.losses = new SourceLosses(job, phase.losses());
    phase
        .insertions()
        .forEach(
            (name, insertion) ->
                inserted.add(
                    new Inserting(
                        job.network().node(name),
                        insertion,
                        graph.variables(name),
                        phase,
                        job.insertion(number))));
    job.network().nodes().forEach(n -> noise.put(n.name(), dropout.derive(n.name()).randomness()));
  }

  /** Trains for one epoch; the point says how the batches went as they came by. */
  CurvePoint epoch(Examples train, int[] order, int epochsSoFar, Ending ending)
      throws InterruptedException {
    Training training = phase.training();
    int stepsAnEpoch = (order.length + training.batch() - 1) / training.batch();
    double loss = 0;
    double right = 0;
    for (int from = 0; from < order.length; from += training.batch()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted in epoch " + epochsSoFar);
      }
      int to = Math.min(order.length, from + training.batch());
      double factor =
          training.schedule().factor(new Progress(done, stepsAnEpoch, training.epochs()));
      Loss batch =
          step(
              train.select(Arrays.copyOfRange(order, from, to)),
              training.optimizer().rate() * factor);
      ending.step();
      loss += batch.sum();
      right += batch.right();
    }
    return Evaluation.point(epochsSoFar, "train", loss, right, order.length);
  }

  private Loss step(Examples batch, double rate) {
    done++;
    if (done == 1) {
      inserted.forEach(Inserting::merge);
    }
    double[] inputs = Doubles.of(batch.inputs().toArray());
    Map<String, double[]> outputs =
        graph.forward(batch.size(), inputs, this::mode, node -> Graph.at(noise, node));
    Loss loss =
        Loss.of(
            job.network(),
            Graph.at(outputs, job.network().output().name()),
            batch.targets(),
            classWeights,
            phase.training().smoothing());
    graph.backward(loss.gradient(), losses.gradients(batch.targets(), inputs, outputs));
    updates.forEach(
        (key, update) -> {
          Variable v = Graph.at(graph.variables(), key);
          if (v.kernel()) {
            Optional<float[]> anchor =
                Optional.ofNullable(job.anchor().tensors().get(key)).map(Tensor::toArray);
            Penalties.add(phase.training().penalty(), v, anchor);
          }
          String node = key.substring(0, key.lastIndexOf('/'));
          update.step(v.value(), v.gradient(), rate * phase.rate(node, v.parameter()), done);
        });
    inserted.forEach(node -> node.step(rate, done));
    return loss;
  }

  private Mode mode(String node) {
    return phase.trains(node)
        ? Mode.TRAINING
        : phase.statistics().contains(node) ? Mode.STATISTICS : Mode.INFERENCE;
  }
}
