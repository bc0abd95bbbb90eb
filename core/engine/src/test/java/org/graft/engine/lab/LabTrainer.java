package org.graft.engine.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Waits;
import org.graft.testkit.reference.ReferenceTrainer;

/**
 * The reference trainer, up to three jobs in one call, which reckons with a second for 1,000
 * examples. It fails on request.
 */
@Name(value = "worker", doc = "Trains at a known cost.")
public record LabTrainer(@Param(doc = "What it fails.", byDefault = "nothing") Fails fails)
    implements Trainer {
  private static final int AT_ONCE = 3;

  /** What a trainer fails. */
  public enum Fails {
    /** Nothing. */
    NOTHING,
    /** What is trained from fresh weights alone: source models, and trials from scratch. */
    FRESH,
    /** Outputs of frozen layers. */
    FEATURES,
    /** Calls of several jobs. */
    BATCHES,
    /** To begin at once: each training waits 1.2 s for others. */
    HASTE
  }

  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    return Optional.empty();
  }

  @Override
  public double cost(Network network, List<Phase> phases) {
    return phases.isEmpty() ? 0.5 : 1;
  }

  @Override
  public int atOnce(Network network, List<Phase> phases) {
    return AT_ONCE;
  }

  @Override
  public Session open(Machine machine) {
    return new Working(new ReferenceTrainer().open(machine), machine.waits(), fails);
  }

  @SuppressWarnings("try") // a wait is begun and ended, not used
  private record Working(Session session, Waits waits, Fails fails) implements Session {
    @Override
    public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
      if (fails == Fails.FRESH && jobs.get(0).anchor().tensors().isEmpty()) {
        throw new IllegalStateException("no fresh weights today");
      }
      if (fails == Fails.BATCHES && jobs.size() > 1) {
        throw new IllegalStateException("not " + jobs.size());
      }
      if (fails == Fails.HASTE) {
        try (Waits.Wait waiting = waits.begin()) {
          TimeUnit.MILLISECONDS.sleep(1_200);
        }
      }
      return session.train(jobs);
    }

    @Override
    public Map<String, Tensor> outputs(
        Network network, Weights weights, Tensor inputs, List<String> taps)
        throws InterruptedException {
      Shape output = network.shapes().get(network.output().name());
      if (fails == Fails.FEATURES && Shape.of(Lab.HIDDEN).equals(output)) {
        throw new IllegalStateException("no features today");
      }
      return session.outputs(network, weights, inputs, taps);
    }

    @Override
    public String device() {
      return session.device();
    }

    @Override
    public List<Finding> findings() {
      return session.findings();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
