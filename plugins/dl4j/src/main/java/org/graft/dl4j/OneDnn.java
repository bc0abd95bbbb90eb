package org.graft.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.graft.dl4j.backend.Nd4jStart;
import org.graft.dl4j.graph.Blueprint;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Whether convolutions run on oneDNN. DL4J 1.0.0-M2.1 switches its oneDNN layers off by default and
 * asks for a class under an old name; the property below and our {@code
 * org.nd4j.nativeblas.Nd4jCpu} switch them on again, and here that is checked and timed.
 */
final class OneDnn {
  private OneDnn() {}

  /** Whether DL4J's convolution layer runs on oneDNN. */
  static boolean inEffect() {
    return convolution().getLayer(0).getHelper() != null;
  }

  /** What the doctor says of it: times one convolution with and without. */
  static Finding finding() {
    if (!inEffect()) {
      return new Finding(
          "oneDNN",
          Level.WARNING,
          "not in this machine's natives: convolutions run on ND4J's own, slower code");
    }
    double with = milliseconds(convolution());
    double without = milliseconds(withoutHelper());
    return new Finding(
        "oneDNN",
        with < without ? Level.GOOD : Level.WARNING,
        String.format(
            java.util.Locale.ROOT,
            "in effect: a convolution takes %.1f ms with it, %.1f ms without",
            with,
            without));
  }

  private static ComputationGraph withoutHelper() {
    System.setProperty(Nd4jStart.HELPERS_DISABLED, "true");
    try {
      return convolution();
    } finally {
      System.setProperty(Nd4jStart.HELPERS_DISABLED, "false");
    }
  }

  private static ComputationGraph convolution() {
    Network network =
        Network.sequential(
            Shape.of(16, 28, 28),
            java.util.List.of(
                new Layer.Convolution(
                    32,
                    new Size(3, 3),
                    new Size(1, 1),
                    Padding.VALID,
                    new Size(1, 1),
                    ActivationFunction.LINEAR,
                    Initializer.GLOROT_UNIFORM,
                    true)));
    ComputationGraphConfiguration plan = Blueprint.inference(network);
    ComputationGraph graph = new ComputationGraph(plan);
    graph.init();
    return graph;
  }

  private static double milliseconds(ComputationGraph graph) {
    INDArray input = Nd4j.zeros(DataType.FLOAT, 32, 16, 28, 28);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 4; i++) {
      long start = System.nanoTime();
      graph.outputSingle(false, input).close();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    input.close();
    return best;
  }
}
