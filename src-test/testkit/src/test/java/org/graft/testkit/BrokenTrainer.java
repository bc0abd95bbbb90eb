package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.testkit.reference.ReferenceTrainer;

/** A trainer with one fault. */
@Name(value = "broken", doc = "A trainer that is broken on purpose.")
public record BrokenTrainer(@Param(doc = "How it is broken.") Faults.Kind fault)
    implements Trainer {
  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    return fault.refusal(network);
  }

  @Override
  public double cost(Network network, List<Phase> phases) {
    return 1;
  }

  @Override
  public Session open(Machine machine) {
    return new BrokenSession(fault, new ReferenceTrainer().open(machine));
  }

  private record BrokenSession(Faults.Kind fault, Session sound) implements Session {
    @Override
    public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
      List<Fit> fits = new ArrayList<>();
      for (int i = 0; i < jobs.size(); i++) {
        FitJob job =
            fault == Faults.Kind.TAKES_THE_FIRST_JOBS_RATE && i > 0
                ? Faults.Kind.atRateOf(jobs.get(0), jobs.get(i))
                : jobs.get(i);
        fits.add(fault.train(sound, job, i));
      }
      return fits;
    }

    @Override
    public Map<String, Tensor> outputs(
        Network network, Weights weights, Tensor inputs, List<String> taps)
        throws InterruptedException {
      return sound.outputs(fault.run(network), weights, inputs, taps);
    }

    @Override
    public String device() {
      return "broken";
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
