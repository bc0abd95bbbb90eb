package org.graft.strategies;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.FitContext;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.spi.training.TransferTask;

/** What fine-tuning by programs that decide between epochs has in common. */
final class EpochByEpoch {
  private EpochByEpoch() {}

  /**
   * Why it cannot train so, if it cannot.
   *
   * @param what is decided between epochs, as in "at rates that it measures"
   */
  static Optional<String> refusal(Training how, String what) {
    boolean plain =
        how.schedule() instanceof Schedule.Constant
            && how.earlyStopping().isEmpty()
            && how.copies().isEmpty()
            && how.average() == 0;
    return plain
        ? Optional.empty()
        : Optional.of(
            "it trains epoch by epoch, %s; give it a training of its own without schedule, early-stopping, copies and average"
                .formatted(what));
  }

  /** The source's body under a new head, to be trained from the source's weights. */
  static FitJob job(TransferTask task, FitContext context) {
    Network network = task.backbone().withHead(List.of(), task.card().target());
    Network body = task.backbone().body();
    Weights carried = task.weights().only(body::has);
    Weights start = Weights.draw(network, context.seed()).with(carried);
    return new FitJob(network, start, carried, task.train(), Map.of(), List.of(), context.seed());
  }

  /** The network as it ended. */
  record Tuned(Network network, Weights weights, FitContext context) implements FittedModel {
    @Override
    public Tensor predictions(Tensor inputs) throws InterruptedException {
      String output = network.output().name();
      return Optional.ofNullable(
              context.trainer().outputs(network, weights, inputs, List.of(output)).get(output))
          .orElseThrow();
    }

    @Override
    public long trainedParameters() {
      return network.size((node, p) -> p.role() == Parameter.Role.TRAINED);
    }
  }
}
