package org.graft.testkit.reference;

import java.util.Map;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.training.CurvePoint;

/** Loss and accuracy of a network on a split, in inference mode. */
final class Evaluation {
  private Evaluation() {}

  static CurvePoint of(Graph graph, Network network, Examples split, int epoch, String name) {
    int n = split.size();
    double[] inputs = Doubles.of(split.inputs().toArray());
    Map<String, double[]> outputs =
        graph.forward(n, inputs, node -> Mode.INFERENCE, node -> new Seed(0).randomness());
    Loss loss = Loss.plain(network, Graph.at(outputs, network.output().name()), split.targets());
    return point(epoch, name, loss.sum(), loss.right(), n);
  }

  static CurvePoint point(int epoch, String name, double lossSum, double right, int n) {
    return new CurvePoint(epoch, name, lossSum / n, right / n);
  }
}
