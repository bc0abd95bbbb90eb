package org.graft.testkit;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Phase;
import org.graft.spi.training.TransferTask;

/** Trains a new head on the source's body, sound but for one fault. */
@Name(value = "probe", doc = "Trains a new head.")
public record Probe(@Param(doc = "How it is broken.", byDefault = "none") ProgramFault fault)
    implements ProgrammedStrategy {
  private static final Map<String, Weights> LAST = new ConcurrentHashMap<>();

  @Override
  public boolean usesTraining() {
    return fault != ProgramFault.HIDES_THE_TRAINING;
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws Exception {
    if (fault == ProgramFault.FAILS_UNANNOUNCED && task.validation().isEmpty()) {
      throw new IllegalStateException("cannot do without validation");
    }
    int extra = fault == ProgramFault.WRONG_CLASSES ? 1 : 0;
    Network network = task.backbone().withHead(List.of(), task.card().classes().size() + extra);
    String head = network.output().name();
    Seed seed = seed(context.seed());
    Weights start =
        Weights.draw(network, seed).with(task.weights().only(n -> task.backbone().body().has(n)));
    if (fault == ProgramFault.GOES_ON_FROM_THE_LAST_FIT) {
      start = LAST.getOrDefault(network.toString(), start);
    }
    Phase phase = new Phase(Set.of(head), task.card().training());
    FitJob job = new FitJob(network, start, start, task.train(), Map.of(), List.of(phase), seed);
    Weights fitted = context.trainer().train(List.of(job)).get(0).weights();
    LAST.put(network.toString(), fitted);
    if (fault == ProgramFault.TRAINS_THE_SOURCE_IN_PLACE) {
      overwrite(task.weights().tensors().values().iterator().next());
    }
    if (fault == ProgramFault.CHANGES_THE_EXAMPLES) {
      overwrite(task.train().inputs());
    }
    return new Fitted(network, fitted, context.trainer(), fault);
  }

  private Seed seed(Seed given) {
    return switch (fault) {
      case IGNORES_ITS_SEED -> new Seed(7);
      case UNSEEDED -> new Seed(System.nanoTime());
      case THREAD_MATTERS -> given.derive(Thread.currentThread().getName());
      default -> given;
    };
  }

  /** By force: a tensor has no way to be changed. */
  private static void overwrite(Tensor tensor) throws ReflectiveOperationException {
    int length = tensor.rowLength();
    Tensor.Rows zeros = (row, into, at) -> Arrays.fill(into, at, at + length, 0f);
    Field rows = Tensor.class.getDeclaredField("rows");
    rows.setAccessible(true);
    rows.set(tensor, zeros);
  }

  private record Fitted(
      Network network, Weights weights, Trainer.Session session, ProgramFault fault)
      implements FittedModel {
    @Override
    public Tensor predictions(Tensor inputs) throws Exception {
      String head = network.output().name();
      Tensor sound =
          session.outputs(network, weights, inputs, List.of(head)).values().iterator().next();
      float[] values = sound.toArray();
      float shift = Math.min(values[0], 1f / inputs.rows()) / 2;
      for (int at = 0; at < values.length; at += sound.rowLength()) {
        switch (fault) {
          case NOT_PROBABILITIES -> values[at] -= 2;
          case NOT_A_NUMBER -> values[at] = Float.NaN;
          case LOOKS_AT_OTHER_ROWS -> {
            float moved = Math.min(values[at], shift);
            values[at] -= moved;
            values[at + 1] += moved;
          }
          default -> {}
        }
      }
      return Tensor.of(Shape.of(sound.rows(), sound.rowLength()), values);
    }

    @Override
    public long trainedParameters() {
      return network.trainable(Set.of(network.output().name()));
    }
  }
}
