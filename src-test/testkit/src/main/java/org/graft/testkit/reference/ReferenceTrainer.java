package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/**
 * Trains any network by the definitions in the SPI's Javadoc, in double precision, one example
 * after another: the yardstick of other trainers, far too slow for work.
 *
 * <p>Where the SPI leaves room, this is what it does, and what {@code TrainerContract} asks of
 * others:
 *
 * <ul>
 *   <li>A node runs in training mode in phases that train it. In other phases it runs as in
 *       inference (running statistics, no dropout), which is what makes features of a frozen prefix
 *       reusable. A frozen node listed under {@code statistics} normalises over the batch and moves
 *       its running statistics; gamma and beta stay.
 *   <li>Batch normalisation is Keras's: by the batch's mean and biased variance; the running
 *       variance too follows the biased one.
 *   <li>The loss of a batch is (sum of class weight x cross-entropy) / n, n the batch's size, as in
 *       Keras; of several labels it is the mean of binary cross-entropy over labels and examples,
 *       of numbers that of squared error. The gradient includes penalties. Curves show plain
 *       losses, neither weighted nor penalised.
 *   <li>An optimiser starts every phase without a past: moments 0, t from 1.
 *   <li>Early stopping ends a phase after the epoch that is the {@code patience}-th in a row
 *       without improvement (0 acts as 1), an improvement being a strictly better value than any
 *       before in the phase; what was before the phase does not count, and NaN never improves.
 *   <li>Curves begin with epoch 0 for the watched splits: what they give before training.
 *   <li>Of equal values in a max-pooling window the first gets the gradient; relu has slope 0 at 0.
 * </ul>
 */
@Name(value = "reference", doc = "Slow trainer in plain Java that others are compared with.")
public record ReferenceTrainer() implements Trainer {
  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    for (Node node : network.nodes()) {
      if (!Operations.know(node.layer())) {
        return Optional.of(
            "the reference does not run '" + node.name() + "', which is " + node.layer().kind());
      }
    }
    return phases.isEmpty() ? Optional.empty() : network.untrainable("the reference");
  }

  @Override
  public double cost(Network network, List<Phase> phases) {
    return Double.MAX_VALUE;
  }

  @Override
  public Session open(Machine machine) {
    if (machine.backend() == Machine.Backend.CUDA) {
      throw new IllegalStateException("the reference trainer runs on the CPU only");
    }
    return new ReferenceSession();
  }
}
