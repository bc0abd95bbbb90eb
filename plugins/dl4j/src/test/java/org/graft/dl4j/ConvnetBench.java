package org.graft.dl4j;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;

/**
 * The Java side of src-test/bench/torch_convnet.py: {@code ConvnetBench [convnet|mlp] [threads]}.
 */
public final class ConvnetBench {
  /** Of an epoch, which is timed whole. */
  private static final int BATCHES = 40;

  private ConvnetBench() {}

  /** Prints milliseconds a batch or a fit, several times. */
  public static void main(String[] arguments) throws InterruptedException {
    boolean convnet = arguments.length == 0 || arguments[0].equals("convnet");
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    Trainer.Session session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, threads));
    for (int i = 0; i < (convnet ? 4 : 6); i++) {
      if (convnet) {
        Time epoch = time(session, convnet());
        if (i > 0) {
          print("convnet", "batch", epoch.wall() / BATCHES, epoch.cpu() / BATCHES);
        }
      } else {
        Time fit = time(session, mlp());
        print("mlp", "fit", fit.wall(), fit.cpu());
      }
    }
    session.close();
  }

  private static void print(String network, String unit, double wall, double cpu) {
    System.out.printf(
        Locale.ROOT, "dl4j %s %.1f ms a %s, %.1f ms of CPU time%n", network, wall, unit, cpu);
  }

  /** Milliseconds, on the clock and on the CPU (all threads). */
  private record Time(double wall, double cpu) {}

  private static Time time(Trainer.Session session, FitJob job) throws InterruptedException {
    long wall = System.nanoTime();
    long cpu = cpu();
    session.train(List.of(job));
    return new Time((System.nanoTime() - wall) / 1e6, (cpu() - cpu) / 1e6);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static FitJob convnet() {
    Network network =
        Network.sequential(
            Shape.of(1, 28, 28),
            List.of(
                convolution(),
                convolution(),
                new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID),
                new Layer.Dropout(0.25),
                new Layer.Flatten(),
                dense(128, ActivationFunction.RELU),
                new Layer.Dropout(0.5),
                dense(5, ActivationFunction.SOFTMAX)));
    Examples data = new Clusters(network.input(), 5, new Seed(1)).examples("train", 128 * BATCHES);
    return job(network, data, new Training(new Optimizer.AdaDelta(1, 0.95, 1e-7), 128, 1));
  }

  private static FitJob mlp() {
    Network network =
        Network.sequential(
            Shape.of(2),
            List.of(
                dense(5, ActivationFunction.RELU),
                dense(5, ActivationFunction.RELU),
                dense(3, ActivationFunction.SOFTMAX)));
    Examples data = new Clusters(network.input(), 3, new Seed(1)).examples("train", 500);
    return job(network, data, new Training(new Optimizer.Sgd(0.01), 32, 100));
  }

  private static FitJob job(Network network, Examples data, Training training) {
    Weights initial = Weights.draw(network, new Seed(2));
    return new FitJob(
        network,
        initial,
        initial,
        data,
        Map.of(),
        List.of(Jobs.all(network, training)),
        new Seed(3));
  }

  private static Layer convolution() {
    return new Layer.Convolution(
        32,
        new Size(3, 3),
        new Size(1, 1),
        Padding.VALID,
        new Size(1, 1),
        ActivationFunction.RELU,
        Initializer.GLOROT_UNIFORM,
        true);
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.HE_UNIFORM, true);
  }
}
