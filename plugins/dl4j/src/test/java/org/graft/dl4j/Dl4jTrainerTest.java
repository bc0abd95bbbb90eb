package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.graft.spi.Plugin;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class Dl4jTrainerTest {
  @Test
  void isDeclared() {
    assertThat(ServiceLoader.load(Plugin.class))
        .anyMatch(plugin -> plugin.extensions().contains(Dl4jTrainer.class));
  }

  @Test
  void refusesToTrainWhatEndsInNoHead() {
    Network network =
        Network.sequential(
            Networks.VECTOR,
            List.of(new Layer.Dense(1, ActivationFunction.RELU, Initializer.ZEROS, true)));
    assertThat(new Dl4jTrainer().refusal(network, List.of(Jobs.all(network, Jobs.PLAIN))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("'dense_1'", "is a head"));
    assertThat(new Dl4jTrainer().refusal(network, List.of())).isEmpty();
  }

  @Test
  void saysSoWhereThereIsNoCuda() {
    assertThatThrownBy(() -> new Dl4jTrainer().open(new Machine(Machine.Backend.CUDA, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cuda")
        .hasMessageContaining("--backend cpu");
    assertThatThrownBy(() -> new Dl4jTrainer().open(new Machine(Machine.Device.of("cuda:1"), 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("backend cuda:1: dl4j takes the first CUDA device");
  }

  @Test
  void tellsItsDevice() {
    assertThat(Sessions.DL4J.device()).startsWith("DL4J 1.0.0-M2.1, CPU");
    assertThat(Sessions.DL4J.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.subject()).isEqualTo("JavaCPP");
              assertThat(finding.text()).isEqualTo("one, 1.5.13");
            });
  }

  @Test
  void costsMoreForMore() {
    Network network = Networks.convolutional();
    Dl4jTrainer trainer = new Dl4jTrainer();
    assertThat(trainer.cost(network, List.of(Jobs.all(network, Jobs.PLAIN))))
        .isPositive()
        .isLessThan(trainer.cost(network, List.of(Jobs.all(network, Jobs.PLAIN.withEpochs(20)))));
  }

  @Test
  void runsManyRowsInBatchesAndGivesTapsInOnePass() throws InterruptedException {
    Network network = Networks.convolutional();
    Weights weights = Weights.draw(network, new Seed(1));
    Tensor inputs = Jobs.data(network.input(), "test", 2500).inputs();
    List<String> taps = List.of("flatten_1", "convolution_1", Network.INPUT);
    Map<String, Tensor> outputs = Sessions.DL4J.outputs(network, weights, inputs, taps);
    assertThat(outputs).containsOnlyKeys(taps);
    int[] some = {0, 1023, 1024, 2499};
    Map<String, Tensor> expected =
        Sessions.REFERENCE.outputs(network, weights, inputs.select(some), taps);
    expected.forEach(
        (tap, e) -> Sessions.assertClose(tap, Sessions.at(outputs, tap).select(some), e, 2e-6));
  }
}
