package org.graft.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer kind and function, against the reference trainer in double precision. */
final class LayersTest {
  static List<String> networks() {
    return new ArrayList<>(Networks.layers().keySet());
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
