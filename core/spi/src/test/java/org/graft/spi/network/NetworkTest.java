package org.graft.spi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.junit.jupiter.api.Test;

final class NetworkTest {
  @Test
  void namesLayersByKindAndNumber() {
    assertThat(Samples.chain().nodes())
        .extracting(Node::name)
        .containsExactly(
            "dense_1", "dropout_1", "dense_2", "batch_normalization_1", "activation_1", "dense_3");
  }

  @Test
  void namesLayersOnTopSoThatNoneClash() {
    Network higher = Samples.chain().then(List.of(Samples.dense(2, ActivationFunction.RELU)));
    assertThat(higher.output().name()).isEqualTo("dense_4");
    assertThat(higher.output().inputs()).containsExactly("dense_3");
  }

  @Test
  void beginsABlockAtEachKernel() {
    assertThat(Samples.chain().blocks())
        .extracting(block -> block.name() + block.nodes().stream().map(Node::name).toList())
        .containsExactly(
            "dense_1[dense_1, dropout_1]",
            "dense_2[dense_2, batch_normalization_1, activation_1]",
            "dense_3[dense_3]");
  }

  @Test
  void canBeCutWhereNothingReadsPast() {
    assertThat(Samples.residual().cuts()).containsExactly("stem", "sum");
    assertThat(Samples.residual().belowHead()).contains("sum");
    assertThat(Samples.chain().belowHead()).contains("activation_1");
  }

  @Test
  void isTheSameInTwoParts() {
    Network network = Samples.residual();
    Network below = network.upTo("sum");
    Network above = network.above("sum");
    assertThat(above.input()).isEqualTo(Shape.of(5));
    assertThat(above.output().inputs()).containsExactly(Network.INPUT);
    assertThat(below.size() + above.size()).isEqualTo(network.size());
    assertThatThrownBy(() -> network.above("branch")).hasMessageContaining("stem");
  }

  @Test
  void reachesATapByWhatItNeedsAlone() {
    assertThat(Samples.residual().reaching("stem").nodes())
        .extracting(Node::name)
        .containsExactly("stem");
  }

  @Test
  void countsItsNumbersAndThoseThatAnOptimiserMoves() {
    Network network = Samples.chain();
    long dense = 4 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3;
    assertThat(network.size()).isEqualTo(dense + 4 * 6);
    assertThat(network.trainable(Set.of("batch_normalization_1", "dense_3")))
        .isEqualTo(2 * 6 + 6 * 3 + 3);
  }

  @Test
  void tellsAsManyClassesApartAsItsSoftmaxHasOutputs() {
    assertThat(Samples.chain().classes()).hasValue(3);
    assertThat(Samples.chain().upTo("activation_1").classes()).isEmpty();
    Network image =
        Network.sequential(
            Shape.of(1, 4, 4), List.of(Samples.convolution(2, ActivationFunction.SOFTMAX)));
    assertThat(image.classes()).isEmpty(); // softmax over channels, at each pixel
    assertThat(image.classifies()).isFalse();
  }

  @Test
  void classifiesWhereAForeignNetworkDoes() {
    for (boolean probabilities : new boolean[] {true, false}) {
      Layer foreign = new Layer.Foreign("onnx", "out", List.of(3), probabilities, 12);
      Network network =
          Network.sequential(
              Shape.of(4), List.of(foreign, new Layer.Activation(ActivationFunction.LINEAR)));
      assertThat(network.classifies()).isEqualTo(probabilities);
    }
  }

  /** 15.47 and 0.569 billion: torchvision's page of VGG16 weights; arXiv:1704.04861, table 8. */
  @Test
  void countsMultiplyAddsAsPublished() {
    assertThat(total(Samples.vgg16())).isEqualTo(15_470_264_320L);
    assertThat(total(Samples.mobileNet())).isBetween(568_500_000L, 569_500_000L);
  }

  private static long total(Network network) {
    return network.operations().values().stream().mapToLong(n -> n).sum();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Network.sequential(Shape.of(4), List.of()))
        .hasMessage("a network needs at least one layer");
    assertThatThrownBy(
            () ->
                Network.sequential(
                    Shape.of(1, 4, 4), List.of(Samples.dense(2, ActivationFunction.RELU))))
        .hasMessageContaining("dense takes a vector");
    Node node = new Node("a", Samples.dense(2, ActivationFunction.RELU), List.of(Network.INPUT));
    assertThatThrownBy(() -> new Network(Shape.of(4), List.of(node, node)))
        .hasMessage("two layers are named 'a'");
    assertThatThrownBy(() -> Samples.chain().index("dense_9")).hasMessageContaining("dense_1");
  }
}
