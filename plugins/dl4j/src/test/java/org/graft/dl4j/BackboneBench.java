package org.graft.dl4j;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;

/**
 * The Java side of src-test/bench/backbones_torch.py: {@code BackboneBench forward|step
 * vgg16|squeezenet BATCH THREADS} prints seconds a batch, wall and processor's, several times. Five
 * batches are timed as one call, with what is done once for all of them.
 */
public final class BackboneBench {
  private static final int CALL = 5;
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 2);
  private static final Size THREE = new Size(3, 3);

  private BackboneBench() {}

  /** Prints seconds of a batch, several times. */
  public static void main(String[] arguments) throws InterruptedException {
    Network network = arguments[1].equals("vgg16") ? vgg16() : squeezenet();
    int batch = Integer.parseInt(arguments[2]);
    Machine machine = new Machine(Machine.Backend.CPU, Integer.parseInt(arguments[3]));
    Weights weights = Weights.draw(network, new Seed(1));
    Examples examples =
        new Clusters(network.input(), 10, new Seed(3)).examples("train", CALL * batch);
    try (Trainer.Session session = new Dl4jTrainer().open(machine)) {
      for (int round = 0; round <= 3; round++) {
        long wall = System.nanoTime();
        long processor = processor();
        if (arguments[0].equals("forward")) {
          session.outputs(network, weights, examples.inputs(), List.of(network.output().name()));
        } else {
          session.train(List.of(job(network, weights, examples, batch)));
        }
        if (round > 0) {
          System.out.printf(
              Locale.ROOT,
              "dl4j %s %s %.3f s, processor %.3f s%n",
              arguments[1],
              arguments[0],
              (System.nanoTime() - wall) / 1e9 / CALL,
              (processor() - processor) / 1e9 / CALL);
        }
      }
    }
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static FitJob job(Network network, Weights weights, Examples examples, int batch) {
    List<String> weighted = List.copyOf(network.parameters().keySet());
    Set<String> last = new LinkedHashSet<>(weighted.subList(weighted.size() - 5, weighted.size()));
    return new FitJob(
        network,
        weights,
        new Weights(Map.of()),
        examples,
        Map.of(),
        List.of(new Phase(last, new Training(new Optimizer.Sgd(0.001), batch, 1))),
        new Seed(2));
  }

  private static Network vgg16() {
    List<Layer> layers = new ArrayList<>();
    int[] filters = {64, 128, 256, 512, 512};
    for (int block = 0; block < filters.length; block++) {
      for (int i = 0; i < (block < 2 ? 2 : 3); i++) {
        layers.add(convolution(filters[block], THREE, ONE, Padding.SAME));
      }
      layers.add(new Layer.MaxPooling(TWO, Optional.empty(), Padding.VALID));
    }
    layers.add(new Layer.Flatten());
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(4096, ActivationFunction.RELU));
    layers.add(dense(1000, ActivationFunction.SOFTMAX));
    return Network.sequential(Shape.of(3, 224, 224), layers);
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }

  private static Layer convolution(int filters, Size kernel, Size stride, Padding padding) {
    return new Layer.Convolution(
        filters,
        kernel,
        stride,
        padding,
        ONE,
        ActivationFunction.RELU,
        Initializer.GLOROT_UNIFORM,
        true);
  }

  private static Network squeezenet() {
    List<Node> nodes = new ArrayList<>();
    Layer pool = new Layer.MaxPooling(THREE, Optional.of(TWO), Padding.VALID);
    Layer first = convolution(96, new Size(7, 7), TWO, Padding.VALID);
    String last = add(nodes, "convolution_1", first, Network.INPUT);
    last = add(nodes, "pool_1", pool, last);
    int[] squeezed = {16, 16, 32, 32, 48, 48, 64, 64};
    for (int i = 0; i < squeezed.length; i++) {
      last = fire(nodes, i + 2, squeezed[i], last);
      if (i == 2 || i == 6) {
        last = add(nodes, "pool_" + (i + 2), pool, last);
      }
    }
    last = add(nodes, "convolution_10", convolution(1000, ONE, ONE, Padding.VALID), last);
    last = add(nodes, "mean", new Layer.GlobalAveragePooling(), last);
    add(nodes, "softmax", new Layer.Activation(ActivationFunction.SOFTMAX), last);
    return new Network(Shape.of(3, 227, 227), nodes);
  }

  private static String fire(List<Node> nodes, int number, int squeezed, String input) {
    String name = "fire_" + number;
    String squeeze =
        add(nodes, name + "_squeeze", convolution(squeezed, ONE, ONE, Padding.VALID), input);
    Layer one = convolution(4 * squeezed, ONE, ONE, Padding.VALID);
    Layer three = convolution(4 * squeezed, THREE, ONE, Padding.SAME);
    String left = add(nodes, name + "_one", one, squeeze);
    String right = add(nodes, name + "_three", three, squeeze);
    nodes.add(new Node(name, new Layer.Concatenate(), List.of(left, right)));
    return name;
  }

  private static String add(List<Node> nodes, String name, Layer layer, String input) {
    nodes.add(new Node(name, layer, List.of(input)));
    return name;
  }
}
