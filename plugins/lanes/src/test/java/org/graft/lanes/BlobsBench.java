package org.graft.lanes;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;

/**
 * Times the trainings of {@code experiments/blobs.yaml}: one source model and four strategies of 30
 * trials, 100 epochs of 500 examples, the test split watched, so many at once as the engine hands
 * over. The first line is a cold JVM's; the peer is {@code src-test/bench/blobs_torch.py}, and
 * {@code src-test/bench/run blobs_warm} runs both:
 *
 * <pre>
 * java --add-modules jdk.incubator.vector -cp ... org.graft.lanes.BlobsBench [workers] [at once]
 * </pre>
 */
final class BlobsBench {
  private static final int ROWS = 500;
  private static final Training TRAINING = new Training(new Optimizer.Sgd(0.01), 32, 100);

  private BlobsBench() {}

  public static void main(String[] arguments) throws Exception {
    int workers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
    Network whole = network(2, 5, 5);
    int atOnce = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
    List<Network> arms = List.of(whole, whole, network(5, 5), network(5));
    try (Trainer.Session session = new LanesTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      for (int round = 0; round < 8; round++) {
        List<List<FitJob>> calls = new ArrayList<>(List.of(jobs(whole, 1)));
        for (Network network : arms) {
          List<FitJob> jobs = jobs(network, 30);
          for (int from = 0; from < 30; from += atOnce) {
            calls.add(jobs.subList(from, Math.min(30, from + atOnce)));
          }
        }
        time(session, calls, workers);
      }
    }
  }

  private static void time(Trainer.Session session, List<List<FitJob>> calls, int workers)
      throws Exception {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    List<Future<List<Fit>>> fits = new ArrayList<>();
    calls.forEach(jobs -> fits.add(pool.submit(() -> session.train(jobs))));
    for (Future<List<Fit>> fit : fits) {
      fit.get();
    }
    System.out.printf(
        Locale.ROOT,
        "%d trainings: %.2f s, CPU %.2f s%n",
        calls.stream().mapToInt(List::size).sum(),
        (System.nanoTime() - wall) / 1e9,
        (system.getProcessCpuTime() - cpu) / 1e9);
    pool.shutdown();
  }

  private static List<FitJob> jobs(Network network, int count) {
    Clusters clusters = new Clusters(network.input(), 3, new Seed(1));
    Examples train = clusters.examples("train", ROWS);
    Examples test = clusters.examples("test", ROWS);
    List<FitJob> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Seed seed = new Seed(i);
      Weights initial = Weights.draw(network, seed);
      Phase phase = new Phase(new LinkedHashSet<>(network.parameters().keySet()), TRAINING);
      jobs.add(
          new FitJob(
              network,
              initial,
              new Weights(Map.of()),
              train,
              Map.of("test", test),
              List.of(phase),
              seed));
    }
    return jobs;
  }

  private static Network network(int in, int... hidden) {
    List<Layer> layers = new ArrayList<>();
    for (int units : hidden) {
      layers.add(new Layer.Dense(units, ActivationFunction.RELU, Initializer.HE_UNIFORM, true));
    }
    layers.add(new Layer.Dense(3, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true));
    return Network.sequential(Shape.of(in), layers);
  }
}
