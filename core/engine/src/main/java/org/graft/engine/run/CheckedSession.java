package org.graft.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.engine.store.CheckpointedCall;
import org.graft.engine.store.StepCheckpoints;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/**
 * A trainer's session whose answers are held to the SPI's promises, and whose errors name it.
 *
 * @param step where the trainings of the calling thread's step keep their state
 */
record CheckedSession(
    Choice<Trainer> trainer, Trainer.Session session, Supplier<Optional<StepCheckpoints>> step)
    implements Trainer.Session {
  @Override
  public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    List<Fit> fits;
    try {
      fits = trained(jobs);
    } catch (RuntimeException | Error e) {
      throw named(e);
    }
    return Answers.fits(trainer, fits, jobs);
  }

  private List<Fit> trained(List<FitJob> jobs) throws InterruptedException {
    Optional<StepCheckpoints> own = step.get();
    if (own.isEmpty()) {
      return session.train(jobs);
    }
    try (CheckpointedCall call = own.get().begin(device())) {
      return session.train(jobs, call);
    }
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    Map<String, Tensor> outputs;
    try {
      outputs = session.outputs(network, weights, inputs, taps);
    } catch (RuntimeException | Error e) {
      throw named(e);
    }
    return Answers.outputs(trainer, outputs, network, inputs.rows(), taps);
  }

  private RuntimeException named(Throwable thrown) {
    Throwable named = PluginFault.of(trainer.value(), trainer.name(), thrown);
    if (named instanceof Error error) {
      throw error;
    }
    return (RuntimeException) named;
  }

  @Override
  public String device() {
    try {
      String device = session.device();
      return device == null ? Owner.words(trainer) : device;
    } catch (RuntimeException | Error e) {
      throw named(e);
    }
  }

  @Override
  public List<Finding> findings() {
    return session.findings();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (RuntimeException | Error e) {
      throw named(e);
    }
  }
}
