package org.graft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.onnx.OnnxExport;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
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
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written as ONNX gives the reference trainer's outputs in ONNX Runtime. */
final class OnnxExportTest {
  private static final String REFUSED = "cosine window attention";

  private static final double TOLERANCE = 1e-5;
  private static final Target CLASSES = new Target.Classes(List.of("a"));

  @TestFactory
  Stream<DynamicTest> everyLayerGivesTheSameOutputs() {
    return Networks.layers().entrySet().stream()
        .filter(e -> !e.getKey().equals(REFUSED))
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private static void check(String name, Network network) throws Exception {
    FitJob job = Jobs.all(network, Jobs.plain(1));
    new Agreement(TOLERANCE)
        .tensors(name, expected(network, job), found(network, job, job.train().inputs()));
  }

  private static Tensor expected(Network network, FitJob job) throws Exception {
    String last = network.output().name();
    try (var session = new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      return session
          .outputs(network, job.initial(), job.train().inputs(), List.of(last))
          .values()
          .iterator()
          .next();
    }
  }

  private static Tensor found(Network network, FitJob job, Tensor inputs) throws OrtException {
    byte[] file =
        OnnxExport.bytes("a network", network, job.initial(), CLASSES, Map.of("classes", "a"));
    try (OnnxModel model = OnnxModel.load(file, 1)) {
      return model.run(inputs.toArray(), network.input(), "output");
    }
  }

  @Test
  void theFileSaysItsInputsAndOutputs() throws OrtException {
    Network network = Networks.convolutional();
    FitJob job = Jobs.all(network, Jobs.plain(1));
    byte[] file = OnnxExport.bytes("a network", network, job.initial(), CLASSES, Map.of());
    try (OnnxModel model = OnnxModel.load(file, 1)) {
      assertThat(model.input()).isEqualTo(network.input().sizes());
      assertThat(model.outputs()).containsExactly("output");
    }
    Tensor one = job.train().inputs().select(new int[] {3});
    assertThat(found(network, job, one).shape().size(0)).isOne();
  }

  @Test
  void numbersAreInTheUnitOfTheData() throws Exception {
    Network network =
        Network.sequential(
            Shape.of(3),
            List.of(
                new Layer.Dense(2, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, true)));
    Weights weights = Weights.draw(network, new Seed(1));
    Tensor inputs = Tensor.of(Shape.of(2, 3), new float[] {0.5f, -1, 2, 3, 0.25f, -2});
    Target target = new Target.Numbers(List.of("x", "y"), List.of(100.0, -3.0), List.of(20.0, 0.5));
    byte[] file = OnnxExport.bytes("a network", network, weights, target, Map.of());
    String last = network.output().name();
    try (OnnxModel model = OnnxModel.load(file, 1);
        var session = new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Tensor outputs =
          session.outputs(network, weights, inputs, List.of(last)).values().iterator().next();
      new Agreement(TOLERANCE)
          .tensors(
              "numbers",
              target.predicted(outputs),
              model.run(inputs.toArray(), network.input(), "output"));
    }
  }

  @Test
  void aNodeWithoutOperatorsIsNamed() {
    Network network = Networks.layers().get(REFUSED);
    assertThat(network).isNotNull();
    Node node =
        network.nodes().stream()
            .filter(n -> n.layer().kind().equals("cosine-window-attention"))
            .findFirst()
            .orElseThrow();
    FitJob job = Jobs.all(network, Jobs.plain(1));
    assertThatThrownBy(
            () -> OnnxExport.bytes("a network", network, job.initial(), CLASSES, Map.of()))
        .hasMessageContaining("'" + node.name() + "'");
  }

  @Test
  void aMeanOverWhatOnnxCountsOtherwiseIsRefused() {
    Network network =
        Network.sequential(
            Shape.of(1, 5, 5),
            List.of(
                new Layer.AveragePooling(
                    new Size(2, 2),
                    Optional.empty(),
                    Padding.VALID,
                    Optional.empty(),
                    true,
                    true)));
    assertThatThrownBy(
            () -> OnnxExport.bytes("a network", network, new Weights(Map.of()), CLASSES, Map.of()))
        .hasMessageContaining("node 'average_pooling_1' (average-pooling): ")
        .hasMessageContaining("write safetensors");
  }
}
