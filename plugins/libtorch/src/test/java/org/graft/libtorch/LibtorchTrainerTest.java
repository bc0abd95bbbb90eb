package org.graft.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.graft.spi.Plugin;
import org.graft.spi.Trainer;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class LibtorchTrainerTest {
  private static final Machine ONE = new Machine(Machine.Backend.CPU, 1);

  @Test
  void isDeclared() {
    assertThat(ServiceLoader.load(Plugin.class))
        .anyMatch(plugin -> plugin.extensions().contains(LibtorchTrainer.class));
  }

  @Test
  void refusesByNameWhatItCannotHold() {
    Network foreign =
        Network.sequential(
            Networks.VECTOR, List.of(new Layer.Foreign("onnx", "y", List.of(3), true, 9)));

    assertThat(new LibtorchTrainer().refusal(foreign, List.of()))
        .hasValueSatisfying(why -> assertThat(why).contains("'foreign'", "'foreign_1'"));
  }

  @Test
  void refusesToTrainWhatEndsInNoHead() {
    Network network =
        Network.sequential(
            Networks.VECTOR,
            List.of(new Layer.Dense(1, ActivationFunction.RELU, Initializer.ZEROS, true)));
    FitJob job = Jobs.all(Networks.dense(), Jobs.plain(1));

    assertThat(new LibtorchTrainer().refusal(network, job.phases()))
        .hasValueSatisfying(why -> assertThat(why).contains("'dense_1'", "is a head"));
    assertThat(new LibtorchTrainer().refusal(network, List.of())).isEmpty();
  }

  @Test
  void saysSoWhereThereIsNoCuda() {
    Machine cuda = new Machine(Machine.Backend.CUDA, 1);

    assertThatThrownBy(() -> new LibtorchTrainer().open(cuda))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cuda")
        .hasMessageContaining("--backend cpu");
  }

  @Test
  void tellsItsDevice() {
    try (Trainer.Session session = new LibtorchTrainer().open(ONE)) {
      assertThat(session.device()).startsWith("libtorch 2.10.0").endsWith("CPU");
      assertThat(session.findings()).isNotEmpty();
    }
  }

  @Test
  void givesTheSameBitsBesideASessionWithAnotherNumberOfThreads() throws Exception {
    List<FitJob> jobs = List.of(Jobs.all(Networks.convolutional(), Jobs.plain(3)));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Trainer.Session one = new LibtorchTrainer().open(ONE);
        Trainer.Session two = new LibtorchTrainer().open(new Machine(Machine.Backend.CPU, 2))) {
      List<Fit> alone = List.of(one.train(jobs).get(0), two.train(jobs).get(0));
      List<Callable<Fit>> work = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Trainer.Session session = i % 2 == 0 ? one : two;
        work.add(() -> session.train(jobs).get(0));
      }
      List<Future<Fit>> fits = threads.invokeAll(work);
      for (int i = 0; i < fits.size(); i++) {
        assertThat(fits.get(i).get().weights().changedFrom(alone.get(i % 2).weights())).isEmpty();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void keepsNothingOfEarlierTrials() throws InterruptedException {
    FitJob job = Jobs.frozen(Networks.normalised(), Set.of("dense_1"), Jobs.plain(1));
    try (Trainer.Session session = new LibtorchTrainer().open(ONE)) {
      session.train(List.of(job));
      long before = Pointer.totalCount();
      for (int i = 0; i < 20; i++) {
        session.train(List.of(job));
      }
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }
  }
}
