package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Backward passes against central differences of the forward pass, for every layer. */
final class GradientsTest {
  private static final double STEP = 1e-5;

  @TestFactory
  Stream<DynamicTest> agreeWithCentralDifferences() {
    Map<String, Network> networks = new LinkedHashMap<>(Networks.layers());
    networks.put("dropout", Networks.dropping(0.4));
    return networks.entrySet().stream()
        .flatMap(
            e ->
                Stream.of(Mode.TRAINING, Mode.INFERENCE)
                    .map(
                        mode ->
                            DynamicTest.dynamicTest(
                                e.getKey() + " in " + mode, () -> check(e.getValue(), mode))));
  }

  private static void check(Network network, Mode mode) {
    Network logits = Graph.logits(network);
    Graph graph = new Graph(logits, Weights.draw(network, new Seed(5)));
    Examples batch =
        new Clusters(network.input(), Networks.CLASSES, new Seed(6)).examples("train", 7);
    graph.backward(loss(graph, logits, batch, mode).gradient());
    Map<String, double[]> gradients = new LinkedHashMap<>();
    graph.variables().forEach((key, v) -> gradients.put(key, v.gradient().clone()));
    graph
        .variables()
        .forEach(
            (key, v) -> {
              if (v.trainable()) {
                for (int i = 0; i < v.value().length; i++) {
                  double w = v.value()[i];
                  v.value()[i] = w + STEP;
                  double above = loss(graph, logits, batch, mode).sum() / batch.size();
                  v.value()[i] = w - STEP;
                  double below = loss(graph, logits, batch, mode).sum() / batch.size();
                  v.value()[i] = w;
                  assertThat(Graph.at(gradients, key)[i])
                      .as("%s[%d]", key, i)
                      .isCloseTo((above - below) / (2 * STEP), within(1e-8));
                }
              }
            });
  }

  private static Loss loss(Graph graph, Network logits, Examples batch, Mode mode) {
    float[] ones = new float[Networks.CLASSES];
    Arrays.fill(ones, 1);
    Map<String, double[]> outputs =
        graph.forward(
            batch.size(),
            Doubles.of(batch.inputs().toArray()),
            node -> mode,
            node -> new Seed(1).derive(node).randomness());
    return Loss.of(Graph.at(outputs, logits.output().name()), batch.targets(), ones, 0);
  }
}
