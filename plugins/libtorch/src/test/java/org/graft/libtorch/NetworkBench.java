package org.graft.libtorch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.graft.spi.Plugin;
import org.graft.spi.Trainer;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;

/**
 * Times trainers on today's networks: {@code NetworkBench TRAINER forward|tail|step|adam NETWORK
 * BATCH THREADS} prints wall and processor seconds of a batch, several times: half the difference
 * between three batches and one, so that what is done once for all of them does not count. {@code
 * tail} trains what {@link BenchNetworks#tail} says, {@code step} and {@code adam} everything.
 * Trainers are found on the class path by name; {@code cost} in the place of {@code forward} prints
 * what each expects.
 */
public final class NetworkBench {
  private static final int ROUNDS = 4;
  private static final int MORE = 11;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private NetworkBench() {}

  /** Seconds on the wall and of the processor. */
  private record Seconds(double wall, double processor) {
    static Seconds now() {
      return new Seconds(System.nanoTime() / 1e9, SYSTEM.getProcessCpuTime() / 1e9);
    }

    Seconds since(Seconds start) {
      return new Seconds(wall - start.wall, processor - start.processor);
    }
  }

  /** Prints seconds of a batch, several times. */
  public static void main(String[] arguments) throws InterruptedException {
    Trainer trainer = trainer(arguments[0]);
    String what = arguments[1];
    Network network = BenchNetworks.of(arguments[2]);
    int batch = Integer.parseInt(arguments[3]);
    Machine machine = new Machine(Machine.Backend.CPU, Integer.parseInt(arguments[4]));
    if (what.equals("cost")) {
      for (String kind : List.of("forward", "tail", "step")) {
        List<Phase> phases = kind.equals("forward") ? List.of() : phases(network, kind, batch);
        System.out.printf(
            Locale.ROOT,
            "%s expects of %s %s %.4f s for %d%n",
            arguments[0],
            arguments[2],
            kind,
            trainer.cost(network, phases) * batch / 1000,
            batch);
      }
      return;
    }
    Weights weights = Weights.draw(network, new Seed(1));
    try (Trainer.Session session = trainer.open(machine)) {
      for (int round = 0; round < ROUNDS; round++) {
        Seconds one = run(session, network, weights, batch, batch, what);
        Seconds three = run(session, network, weights, 3 * batch, batch, what);
        System.out.printf(
            Locale.ROOT,
            "%s %s %s: %.4f s, processor %.4f s%n",
            arguments[0],
            arguments[2],
            what,
            (three.wall - one.wall) / 2,
            (three.processor - one.processor) / 2);
      }
    }
  }

  /** Seconds of a batch on the wall: the median of three rounds of 11 batches without the first. */
  static double batchSeconds(
      Trainer.Session session, Network network, Weights weights, int batch, String what)
      throws InterruptedException {
    double[] seconds = new double[ROUNDS - 1];
    run(session, network, weights, batch, batch, what);
    for (int round = 0; round < seconds.length; round++) {
      Seconds one = run(session, network, weights, batch, batch, what);
      Seconds more = run(session, network, weights, MORE * batch, batch, what);
      seconds[round] = (more.wall - one.wall) / (MORE - 1);
    }
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }

  private static Trainer trainer(String wanted) {
    for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
      for (Class<? extends Extension> extension : plugin.extensions()) {
        Name name = extension.getAnnotation(Name.class);
        if (Trainer.class.isAssignableFrom(extension)
            && name != null
            && name.value().equals(wanted)) {
          try {
            return (Trainer) extension.getDeclaredConstructor().newInstance();
          } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(wanted + " cannot be made", e);
          }
        }
      }
    }
    throw new IllegalArgumentException("no trainer '" + wanted + "' on the class path");
  }

  private static Seconds run(
      Trainer.Session session, Network network, Weights weights, int rows, int batch, String what)
      throws InterruptedException {
    Examples examples =
        new Clusters(network.input(), network.classes().orElseThrow(), new Seed(3))
            .examples("train", rows);
    if (what.equals("forward")) {
      Seconds start = Seconds.now();
      session.outputs(network, weights, examples.inputs(), List.of(network.output().name()));
      return Seconds.now().since(start);
    }
    FitJob job =
        new FitJob(
            network,
            weights,
            new Weights(Map.of()),
            examples,
            Map.of(),
            phases(network, what, batch),
            new Seed(2));
    Seconds start = Seconds.now();
    session.train(List.of(job));
    return Seconds.now().since(start);
  }

  private static List<Phase> phases(Network network, String what, int batch) {
    Set<String> trained = new LinkedHashSet<>();
    for (Node node : network.nodes()) {
      trained.add(node.name());
    }
    if (what.equals("tail")) {
      trained.retainAll(BenchNetworks.tail(network));
    }
    Optimizer optimizer =
        what.equals("adam")
            ? new Optimizer.Adam(0.0001, 0.9, 0.999, 1e-7)
            : new Optimizer.Sgd(0.001);
    return List.of(new Phase(trained, new Training(optimizer, batch, 1)));
  }
}
