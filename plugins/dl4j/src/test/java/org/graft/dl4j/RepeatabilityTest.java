package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graft.spi.Trainer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

/** The same job gives the same bits on any thread, whatever else runs. */
final class RepeatabilityTest {
  @Test
  void givesTheSameBitsOnEveryThread() throws Exception {
    List<FitJob> jobs = new ArrayList<>();
    for (Network network :
        List.of(Networks.convolutional(), Networks.dropping(0.5), Networks.normalised())) {
      jobs.add(Jobs.of(network, List.of(Jobs.all(network, Jobs.PLAIN))));
    }
    List<Fit> alone = Sessions.DL4J.train(jobs);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<List<Fit>> work = () -> Sessions.DL4J.train(jobs);
      for (Future<List<Fit>> future : threads.invokeAll(List.of(work, work, work, work))) {
        for (int i = 0; i < jobs.size(); i++) {
          assertThat(future.get().get(i).weights().changedFrom(alone.get(i).weights())).isEmpty();
          assertThat(future.get().get(i).curve()).isEqualTo(alone.get(i).curve());
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void givesTheSameBitsBesideASessionWithAnotherNumberOfThreads() throws Exception {
    Network network = Networks.convolutional();
    List<FitJob> jobs = List.of(Jobs.of(network, List.of(Jobs.all(network, Jobs.PLAIN))));
    Trainer.Session two = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 2));
    List<List<Fit>> alone = List.of(Sessions.DL4J.train(jobs), two.train(jobs));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Fit>>> work = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Trainer.Session session = i % 2 == 0 ? Sessions.DL4J : two;
        work.add(() -> session.train(jobs));
      }
      List<Future<List<Fit>>> fits = threads.invokeAll(work);
      for (int i = 0; i < fits.size(); i++) {
        Fit expected = alone.get(i % 2).get(0);
        assertThat(fits.get(i).get().get(0).weights().changedFrom(expected.weights())).isEmpty();
      }
    } finally {
      threads.shutdown();
    }
  }
}
