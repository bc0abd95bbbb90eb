package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layer kind and function that it runs, against the reference trainer in double precision.
 */
final class LayersTest {
  static List<String> networks() {
    return Networks.layers().entrySet().stream()
        .filter(e -> refusal(e.getValue()).isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<String> refused() {
    return Networks.layers().entrySet().stream()
        .flatMap(e -> refusal(e.getValue()).map(why -> e.getKey() + ": " + why).stream())
        .toList();
  }

  private static Optional<String> refusal(Network network) {
    return new Dl4jTrainer().refusal(network, List.of());
  }

  @Test
  void refusesWhatItsGraphsCannotHoldByName() {
    assertThat(refused())
        .contains(
            "convolution in groups: dl4j cannot run 'convolution_2', a convolution in groups",
            "max pooling, rounded up: dl4j cannot run 'max_pooling_1', pooling with 'ceil'");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void computesWhatTheReferenceDoes(String name) throws InterruptedException {
    Network network = network(name);
    Tensor inputs = Jobs.data(network.input(), "test", 7).inputs();
    Weights weights = Weights.draw(network, new Seed(3));
    List<String> taps = new ArrayList<>(Jobs.names(network));
    Map<String, Tensor> expected = Sessions.REFERENCE.outputs(network, weights, inputs, taps);
    Map<String, Tensor> actual = Sessions.DL4J.outputs(network, weights, inputs, taps);
    expected.forEach((tap, e) -> Sessions.assertClose(tap, Sessions.at(actual, tap), e, 2e-6));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void trainsAsTheReferenceDoes(String name) throws InterruptedException {
    Network network = network(name);
    Sessions.assertAgrees(Jobs.of(network, List.of(Jobs.all(network, Jobs.PLAIN))), 2e-5);
  }

  private static Network network(String name) {
    Network network = Networks.layers().get(name);
    if (network == null) {
      throw new IllegalArgumentException(name);
    }
    return network;
  }
}
