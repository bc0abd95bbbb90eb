package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureTest {
  private static final Shape DIGIT = Shape.of(1, 28, 28);

  @TempDir private Path folder = Path.of("");

  /** Counts as the papers' successors publish them: Keras's summary(), torchvision for AlexNet. */
  @ParameterizedTest
  @CsvSource({
    "VGG16, 224, 138357544, fc2",
    "VGG19, 224, 143667240, fc2",
    "RESNET50, 224, 25636712, avg_pool",
    "SQUEEZENET, 227, 1248424, drop9",
    "SQUEEZENET_1_1, 227, 1235496, drop9",
    "XCEPTION, 299, 22910480, avg_pool",
    "ALEXNET, 224, 61100840, fc7"
  })
  void holdsAsManyNumbersAsPublished(Architecture name, int side, long size, String features)
      throws IOException {
    BackboneCard card =
        new NamedArchitecture(ArchitectureName.of(name))
            .card(new Folder(folder), Shape.of(3, side, side), 1000);
    assertThat(card.network().size()).isEqualTo(size);
    assertThat(card.features()).isEqualTo(features);
    assertThat(card.network().classifies()).isTrue();
    assertThat(card.credits().citation()).isNotEmpty();
  }

  @Test
  void stridesInTheFirstConvolutionOfAStageAsResNetWasPublished() throws IOException {
    BackboneCard card =
        new NamedArchitecture(ArchitectureName.parse("resnet50"))
            .card(new Folder(folder), Shape.of(3, 224, 224), 10);
    Map<String, Shape> shapes = card.network().shapes();
    assertThat(shapes.get("conv2_block3_out")).isEqualTo(Shape.of(256, 56, 56));
    assertThat(shapes.get("conv3_block1_1_conv")).isEqualTo(Shape.of(128, 28, 28));
    assertThat(shapes.get("conv5_block3_out")).isEqualTo(Shape.of(2048, 7, 7));
  }

  @Test
  void takesTorchvisionsByTheirNames() throws IOException {
    BackboneCard card =
        new NamedArchitecture(ArchitectureName.parse("torchvision/resnet50"))
            .card(new Folder(folder), Shape.of(3, 64, 64), 10);
    assertThat(card.features()).isEqualTo("avgpool");
    assertThat(card.network().has("layer4.2.conv3")).isTrue();
    assertThatThrownBy(() -> ArchitectureName.parse("resnet5"))
        .hasMessageContaining("no architecture named 'resnet5' (did you mean 'resnet50'?)");
  }

  @Test
  void publishesTorchvisionsUnderTheirKeysAndKerassNot() throws IOException {
    NamedArchitecture torch = new NamedArchitecture(ArchitectureName.parse("torchvision/resnet18"));
    Folder access = new Folder(folder);
    Network network = torch.card(access, Shape.of(3, 64, 64), 10).withHead(List.of(), 3);
    Weights drawn = Weights.draw(network, new Seed(1));
    assertThat(torch.published(access, network, drawn).orElseThrow())
        .containsKeys("layer1.0.conv1.weight", "fc.weight", "fc.bias");
    NamedArchitecture keras = new NamedArchitecture(ArchitectureName.parse("resnet50"));
    assertThat(keras.published(access, network, drawn)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> keepsWhatBackbonesPromise() {
    return BackboneContract.of(
            new NamedArchitecture(ArchitectureName.of(Architecture.LENET)),
            new Folder(folder),
            DIGIT)
        .refusing(Shape.of(784), Shape.of(1, 3, 3))
        .tests();
  }

  private static Map<String, Object> lenet(String kernel, String bias) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("conv1/" + kernel, filled(new float[5][5][1][20], 0.5f));
    arrays.put("conv1/" + bias, new float[20]);
    arrays.put("conv2/" + kernel, filled(new float[5][5][20][50], 0.25f));
    arrays.put("conv2/" + bias, new float[50]);
    return arrays;
  }

  private static Map<String, Object> headed(int classes) {
    Map<String, Object> arrays = lenet("kernel", "bias");
    arrays.put("ip1/kernel", new float[800][500]);
    arrays.put("ip1/bias", new float[500]);
    arrays.put("ip2/kernel", new float[500][classes]);
    arrays.put("ip2/bias", new float[classes]);
    return arrays;
  }

  private static float[][][][] filled(float[][][][] kernel, float value) {
    for (float[][][] row : kernel) {
      for (float[][] column : row) {
        for (float[] in : column) {
          Arrays.fill(in, value);
        }
      }
    }
    return kernel;
  }

  private KerasFile weights(Map<String, Object> arrays) {
    Path file = new TinyKeras("", arrays).writeWeights(folder.resolve("weights.h5"));
    return KerasFile.weights(file, Architecture.LENET);
  }

  @Test
  void putsWeightsAloneOnANamedNetworkWithAsManyClassesAsTheyHave() throws IOException {
    KerasFile backbone = weights(headed(3));
    assertThat(backbone.input(new Folder(folder))).contains(DIGIT);
    BackboneCard card = backbone.card(new Folder(folder), DIGIT, 7);
    assertThat(card.outputs()).isEqualTo(3);
    assertThat(card.features()).isEqualTo("ip1");
    assertThat(card.network().nodes().get(0).layer()).isInstanceOf(Layer.Preprocessing.class);
    Weights weights = backbone.pretrained(new Folder(folder), card).orElseThrow();
    Parameter kernel = Objects.requireNonNull(card.network().parameters().get("conv2")).get(0);
    assertThat(weights.check(card.network()).get("conv2", kernel).toArray())
        .hasSize(50 * 20 * 25)
        .containsOnly(0.25f);
  }

  @Test
  void takesImagesOfAnySizeWhereTheWeightsHaveNoHead() throws IOException {
    KerasFile backbone = weights(lenet("kernel", "bias"));
    assertThat(backbone.input(new Folder(folder))).isEmpty();
    BackboneCard card = backbone.card(new Folder(folder), Shape.of(1, 40, 32), 2);
    assertThat(card.network().classifies()).isFalse();
    assertThat(backbone.pretrained(new Folder(folder), card)).isPresent();
  }

  @Test
  void knowsTheNamesThatKeras1GaveArrays() throws IOException {
    KerasFile backbone = weights(lenet("conv_W_1", "conv_b_1"));
    BackboneCard card = backbone.card(new Folder(folder), DIGIT, 2);
    assertThat(backbone.pretrained(new Folder(folder), card)).isPresent();
  }

  @Test
  void refusesWeightsOfAnotherNetworkByTheLayersName() {
    Map<String, Object> wrong = headed(3);
    wrong.put("conv2/kernel", new float[3][3][20][50]);
    assertThatThrownBy(() -> weights(wrong).card(new Folder(folder), DIGIT, 2))
        .hasMessageContainingAll("layer 'conv2'", "[3, 3, 20, 50]", "[5, 5, 20, 50]");
    Map<String, Object> lacking = headed(3);
    lacking.remove("ip1/kernel");
    assertThatThrownBy(() -> weights(lacking).card(new Folder(folder), DIGIT, 2))
        .hasMessageContaining("layer 'ip1' needs the arrays [bias, kernel]");
    Map<String, Object> more = headed(3);
    more.put("conv9/kernel", new float[2]);
    assertThatThrownBy(() -> weights(more).card(new Folder(folder), DIGIT, 2))
        .hasMessageContaining("weights for a layer 'conv9'");
  }

  @Test
  void asksForTheNetworkOfWeightsAloneAndForNoneBesideAFilesOwn() {
    Path alone = new TinyKeras("", headed(3)).writeWeights(folder.resolve("alone.h5"));
    KerasFile unnamed =
        new KerasFile(
            alone, Optional.empty(), Optional.empty(), Optional.empty(), KerasFile.InputSize.FILE);
    assertThatThrownBy(() -> unnamed.card(new Folder(folder), DIGIT, 2))
        .hasMessageContaining("name their network: 'architecture: vgg16'");
    Path whole = TinyKeras.sound().write(folder.resolve("whole.h5"));
    assertThatThrownBy(
            () ->
                KerasFile.weights(whole, Architecture.LENET)
                    .card(new Folder(folder), Shape.of(3), 2))
        .hasMessageContaining("leave 'architecture' out");
  }

  /** The layout of Keras 3's save_weights: {@code layers/conv2d_1/vars/0}. */
  private KerasFile numbered(Architecture architecture, Map<String, List<Object>> layers) {
    Path file = folder.resolve(architecture + ".weights.h5");
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      WritableGroup list = hdf5.putGroup("layers");
      layers.forEach(
          (name, arrays) -> {
            WritableGroup own = list.putGroup(name).putGroup("vars");
            for (int i = 0; i < arrays.size(); i++) {
              own.putDataset(String.valueOf(i), arrays.get(i));
            }
          });
    }
    return KerasFile.weights(file, architecture);
  }

  @Test
  void putsNumberedWeightsOnAChainOfLayers() throws IOException {
    Map<String, List<Object>> layers = new LinkedHashMap<>();
    layers.put("conv2d", List.of(filled(new float[5][5][1][20], 0.5f), new float[20]));
    layers.put("conv2d_1", List.of(filled(new float[5][5][20][50], 0.25f), new float[50]));
    layers.put("dense", List.of(new float[800][500], new float[500]));
    layers.put("dense_1", List.of(new float[500][3], new float[3]));
    KerasFile backbone = numbered(Architecture.LENET, layers);
    BackboneCard card = backbone.card(new Folder(folder), DIGIT, 7);
    assertThat(card.outputs()).isEqualTo(3);
    Weights weights = backbone.pretrained(new Folder(folder), card).orElseThrow();
    Parameter kernel = Objects.requireNonNull(card.network().parameters().get("conv2")).get(0);
    assertThat(weights.check(card.network()).get("conv2", kernel).toArray())
        .hasSize(50 * 20 * 25)
        .containsOnly(0.25f);
    layers.put("batch_normalization", List.of(new float[50]));
    assertThatThrownBy(
            () -> numbered(Architecture.LENET, layers).card(new Folder(folder), DIGIT, 7))
        .hasMessageContaining("weights of a layer 'batch_normalization'");
    layers.remove("batch_normalization");
    assertThatThrownBy(
            () -> numbered(Architecture.RESNET50, layers).card(new Folder(folder), DIGIT, 7))
        .hasMessageContainingAll("resnet50 has branches", "model.save('model.keras')");
  }

  @Test
  void matchesLayersThatKerasNumberedByItselfInTheirOrder() throws IOException {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("conv2d_7/kernel", new float[1]);
    arrays.put("named/kernel", new float[1]);
    arrays.put("conv2d_9/kernel", new float[1]);
    Path file = new TinyKeras("", arrays).writeWeights(folder.resolve("numbered.h5"));
    try (Hdf5 hdf5 = Hdf5.open(file, file)) {
      KerasWeights found = KerasWeights.of(hdf5, List.of(), Set.of());
      KerasWeights named = found.named(List.of("conv2d_1", "named", "conv2d_2"));
      assertThat(named.names()).containsExactly("conv2d_1", "named", "conv2d_2");
      assertThat(found.named(List.of("conv2d_1", "named")).names())
          .containsExactly("conv2d_7", "named", "conv2d_9");
    }
  }
}
