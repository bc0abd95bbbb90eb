package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
  private static final double STEP = 3e-5;
  private static final int BATCH = 7;

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
    Network logits = network.logits();
    Graph graph = new Graph(logits, Weights.draw(network, new Seed(5)));
    graph.variables().values().forEach(GradientsTest::leaveZero);
    Examples batch =
        new Clusters(network.input(), Networks.CLASSES, new Seed(6)).examples("train", BATCH);
    graph.backward(loss(graph, network, batch, mode).gradient());
    Map<String, double[]> gradients = new LinkedHashMap<>();
    graph.variables().forEach((key, v) -> gradients.put(key, v.gradient().clone()));
    graph
        .variables()
        .forEach(
            (key, v) -> {
              if (v.trainable()) {
                for (int i = 0; i < v.value().length; i++) {
                  double slope = slope(v, i, () -> loss(graph, network, batch, mode));
                  assertThat(Graph.at(gradients, key)[i])
                      .as("%s[%d]", key, i)
                      .isCloseTo(slope, within(1e-8));
                }
              }
            });
  }

  /** Central differences of fourth order: (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h. */
  private static double slope(Variable v, int i, Supplier<Loss> loss) {
    double w = v.value()[i];
    double sum = 0;
    for (int step : new int[] {-2, -1, 1, 2}) {
      v.value()[i] = w + step * STEP;
      Loss there = loss.get();
      double weight = Math.abs(step) == 1 ? 8 : -1;
      sum += Math.signum(step) * weight * there.sum() / BATCH;
    }
    v.value()[i] = w;
    return sum / (12 * STEP);
  }

  /** Moves what starts from 0, where a rectifier may have its kink. */
  private static void leaveZero(Variable v) {
    if (Arrays.stream(v.value()).allMatch(x -> x == 0)) {
      Arrays.setAll(v.value(), i -> 0.03 * (i % 7 + 1));
    }
  }

  private static Loss loss(Graph graph, Network network, Examples batch, Mode mode) {
    Map<String, double[]> outputs =
        graph.forward(
            batch.size(),
            Doubles.of(batch.inputs().toArray()),
            node -> mode,
            node -> new Seed(1).derive(node).randomness());
    return Loss.plain(network, Graph.at(outputs, network.output().name()), batch.targets());
  }
}
