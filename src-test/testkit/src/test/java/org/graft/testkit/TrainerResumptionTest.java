package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.testkit.promise.Violation;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.Test;

final class TrainerResumptionTest {
  private enum Kind {
    KEEPS_NOTHING,
    DOES_NOT_KEEP_WHEN_DUE,
    BEGINS_ANEW,
    FORGETS_WHERE_IT_WAS
  }

  /** The reference, beside which "steps" are asked for and a state without content is kept. */
  private record Careless(Kind kind) implements Trainer {
    @Override
    public Optional<String> refusal(Network network, List<Phase> phases) {
      return new ReferenceTrainer().refusal(network, phases);
    }

    @Override
    public double cost(Network network, List<Phase> phases) {
      return 1;
    }

    @Override
    public Session open(Machine machine) {
      return new CarelessSession(kind, new ReferenceTrainer().open(machine));
    }
  }

  private record CarelessSession(Kind kind, Trainer.Session reference) implements Trainer.Session {
    @Override
    public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
      return reference.train(jobs);
    }

    @Override
    public List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints) throws InterruptedException {
      boolean resumes = checkpoints.any() && checkpoints.last("x").isPresent();
      for (int step = resumes && kind != Kind.BEGINS_ANEW ? 3 : 0;
          step < 4 && kind != Kind.KEEPS_NOTHING;
          step++) {
        if (checkpoints.due(1) && kind != Kind.DOES_NOT_KEEP_WHEN_DUE) {
          checkpoints.keep("x", out -> out.write(1));
        }
      }
      boolean lost = resumes && kind == Kind.FORGETS_WHERE_IT_WAS;
      return reference.train(lost ? jobs.stream().map(CarelessSession::shorter).toList() : jobs);
    }

    private static FitJob shorter(FitJob job) {
      List<Phase> less =
          job.phases().stream().map(p -> p.with(p.training().withEpochs(1))).toList();
      return new FitJob(
          job.network(),
          job.initial(),
          job.anchor(),
          job.train(),
          job.watched(),
          less,
          job.seed(),
          job.copies());
    }

    @Override
    public Map<String, Tensor> outputs(
        Network network, Weights weights, Tensor inputs, List<String> taps)
        throws InterruptedException {
      return reference.outputs(network, weights, inputs, taps);
    }

    @Override
    public String device() {
      return reference.device();
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public void close() {
      reference.close();
    }
  }

  private static List<String> faults(TrainerContract contract) {
    return new TrainerResumption(contract)
        .promises().stream()
            .flatMap(promise -> promise.violation().stream())
            .map(Violation::message)
            .map(message -> message.replaceAll(",.*|;.*", ""))
            .distinct()
            .toList();
  }

  private static List<String> faults(Kind kind) {
    return faults(TrainerContract.of(new Careless(kind)));
  }

  @Test
  void findsWhatIsWrongWithEach() {
    assertThat(faults(Kind.KEEPS_NOTHING))
        .containsExactly("it does not ask in each step whether its state should be kept");
    assertThat(faults(Kind.DOES_NOT_KEEP_WHEN_DUE))
        .containsExactly("it keeps no state when it is due");
    assertThat(faults(Kind.BEGINS_ANEW)).containsExactly("it began anew");
    assertThat(faults(Kind.FORGETS_WHERE_IT_WAS)).contains("changed weights");
  }

  @Test
  void excusesATrainerThatSaysThatItKeepsNone() {
    assertThat(faults(TrainerContract.of(new ReferenceTrainer()).refusing("checkpoints")))
        .isEmpty();
  }
}
