package org.graft.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/**
 * What a programmed strategy may use.
 *
 * @param seed the trial's seed: all randomness follows from it
 * @param trainer the trainer the engine chose for the trial
 */
public record FitContext(Seed seed, Trainer.Session trainer) {
  /** Large against rounding of the weights, and a power of two. */
  private static final double RATE = 1024;

  /**
   * The gradient of a batch's mean loss by each parameter of a network, all of it in training mode,
   * under the keys and in the shapes of its weights; running statistics have none. One step of
   * gradient descent tells it, whoever trains. The loss is without class weights and label
   * smoothing; dropout follows the context's seed, and is the same in every call.
   *
   * @param network with a head that suits the batch's targets
   * @throws InterruptedException if the thread is interrupted
   */
  public Weights gradients(Network network, Weights weights, Examples batch)
      throws InterruptedException {
    Set<String> all = network.nodes().stream().map(Node::name).collect(Collectors.toSet());
    Training step = new Training(new Optimizer.Sgd(RATE), Math.max(1, batch.size()), 1);
    FitJob job =
        new FitJob(
            network,
            weights,
            new Weights(Map.of()),
            batch,
            Map.of(),
            List.of(new Phase(all, step)),
            seed.derive("gradients"));
    Weights after = trainer.train(List.of(job)).get(0).weights();
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) -> {
              for (Parameter p : parameters) {
                if (p.role() == Parameter.Role.TRAINED) {
                  gradients.put(
                      Weights.key(node, p), step(weights.get(node, p), after.get(node, p)));
                }
              }
            });
    return new Weights(gradients);
  }

  private static Tensor step(Tensor before, Tensor after) {
    float[] from = before.toArray();
    float[] to = after.toArray();
    float[] gradient = new float[from.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (((double) from[i] - to[i]) / RATE);
    }
    return Tensor.of(before.shape(), gradient);
  }
}
