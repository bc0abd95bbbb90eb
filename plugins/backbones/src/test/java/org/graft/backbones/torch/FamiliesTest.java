package org.graft.backbones.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Block;
import org.graft.spi.network.Network;
import org.graft.spi.training.Machine;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, shapes and outputs of networks, beside what their libraries say. */
final class FamiliesTest {
  private static final int CLASSES = 1000;
  private static final Set<String> SMALL =
      Set.of(
          "resnet18",
          "squeezenet1_1",
          "mobilenet_v2",
          "mobilenet_v3_small",
          "mnasnet0_5",
          "shufflenet_v2_x0_5",
          "efficientnet_b0",
          "regnet_y_400mf",
          "googlenet",
          "densenet121",
          "vit_tiny_patch16_224",
          "convnextv2_atto",
          "cifar/resnet20");

  @Test
  void hasAllClassifiersOfTorchvision014() {
    assertThat(Torchvision.all().stream().map(TorchArchitecture::name))
        .hasSize(80)
        .containsExactlyInAnyOrderElementsOf(
            Printed.torchvision().stream().map(Printed::name).toList());
  }

  @Test
  void shipsNothingWithoutItsLibrarysNumbers() {
    assertThat(Printed.all().stream().map(Printed::architecture))
        .containsExactlyInAnyOrderElementsOf(TorchArchitectures.all());
  }

  static List<Printed> all() {
    return Printed.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasItsLibrarysTensors(Printed printed) {
    TorchArchitecture architecture = printed.architecture();
    Network network = network(architecture, printed);
    List<TorchTensor> tensors = architecture.tensors(network);
    String lines =
        tensors.stream()
            .map(t -> t.key() + " " + t.shape())
            .sorted()
            .collect(Collectors.joining("\n"));
    assertThat(sha256(lines)).as(lines).startsWith(printed.digest());
    assertThat(tensors).hasSize(printed.tensors());
    assertThat(network.has(architecture.head())).isTrue();
    assertThat(network.classes()).hasValue(classes(architecture));
    long head = architecture.headed() ? 0 : network.trainable(Set.of(architecture.head()));
    assertThat(Formula.trained(network) + keyBiases(network) - head)
        .isEqualTo(printed.parameters());
  }

  /** Torchvision holds biases of keys in Swin's second version that are always 0. */
  private static long keyBiases(Network network) {
    return network.parameters().values().stream()
        .flatMap(List::stream)
        .filter(p -> p.name().equals("query-bias"))
        .mapToLong(p -> p.shape().elements())
        .sum();
  }

  @ParameterizedTest
  @MethodSource("small")
  void putsOutItsLibrarysScores(Printed printed) throws InterruptedException {
    check(printed, new ReferenceTrainer());
  }

  static List<Printed> small() {
    return Printed.all().stream().filter(p -> SMALL.contains(p.name())).toList();
  }

  static void check(Printed printed, Trainer trainer) throws InterruptedException {
    TorchArchitecture architecture = printed.architecture();
    Network whole = network(architecture, printed);
    String scores =
        architecture.headed()
            ? whole.output().inputs().get(0)
            : whole.node(architecture.head()).inputs().get(0);
    Network network = architecture.headed() ? whole : whole.upTo(scores);
    try (Trainer.Session session = trainer.open(new Machine(Machine.Backend.CPU, 1))) {
      Tensor found =
          session
              .outputs(
                  network,
                  Formula.weights(architecture, network),
                  Formula.picture(printed.side()),
                  List.of(scores))
              .get(scores);
      float[] values = java.util.Objects.requireNonNull(found).toArray();
      double largest = printed.scores().stream().mapToDouble(Math::abs).max().orElse(1);
      for (int i = 0; i < printed.scores().size(); i++) {
        assertThat((double) values[i])
            .as(printed.name() + ", score " + i)
            .isCloseTo(printed.scores().get(i), within(1e-4 * largest));
      }
    }
  }

  @Test
  void namesResidualBlocksAndEncoderLayers() {
    assertThat(blocks("resnet18"))
        .containsExactly(
            "conv1",
            "layer1.0",
            "layer1.1",
            "layer2.0",
            "layer2.1",
            "layer3.0",
            "layer3.1",
            "layer4.0",
            "layer4.1",
            "fc");
    assertThat(blocks("vit_b_16"))
        .hasSize(13)
        .startsWith("encoder.layers.encoder_layer_0")
        .endsWith("encoder.layers.encoder_layer_11", "heads.head");
    assertThat(blocks("swin_t")).hasSize(13).startsWith("features.1.0").endsWith("head");
  }

  private static List<String> blocks(String name) {
    Network network = TorchArchitectures.of(name).network(Shape.of(3, 224, 224), CLASSES);
    return network.blocks().stream().map(Block::name).toList();
  }

  private static Network network(TorchArchitecture architecture, Printed printed) {
    return architecture.network(Shape.of(3, printed.side(), printed.side()), classes(architecture));
  }

  private static int classes(TorchArchitecture architecture) {
    return architecture.library().equals("cifar")
        ? 10
        : architecture.name().contains("_clip_quickgelu_") ? 512 : CLASSES;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has SHA-256", e);
    }
  }
}
