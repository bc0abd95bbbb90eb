package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.graft.backbones.checkpoint.Checkpoint;
import org.graft.backbones.pretrained.ChannelOrder;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own network: burn's example for MNIST, in safetensors. */
class ListedLayersTest {
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data"));
  private static final DataAccess ACCESS = new Folder(DATA);
  private static final Shape INPUT = Shape.of(1, 28, 28);
  private static final int PIXELS = 28 * 28;
  private static final List<Layer> LAYERS =
      List.of(
          convolution(8),
          convolution(16),
          convolution(24),
          new Layer.BatchNormalization(0.9, 1e-5),
          new Layer.Flatten(),
          new Layer.Dense(32, ActivationFunction.RELU, Initializer.HE_UNIFORM, true),
          new Layer.Dense(10, ActivationFunction.LINEAR, Initializer.HE_UNIFORM, true),
          new Layer.BatchNormalization(0.9, 1e-5));

  private static Layer convolution(int filters) {
    return new Layer.Convolution(
        filters,
        new Size(3, 3),
        new Size(1, 1),
        Padding.VALID,
        new Size(1, 1),
        ActivationFunction.RELU,
        Initializer.HE_UNIFORM,
        true,
        1,
        Optional.empty());
  }

  private static TorchFile burn(List<Layer> layers, List<String> modules) {
    Path file = Path.of("weights/burn-mnist/mnist.safetensors");
    Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), () -> "no " + file + " in " + DATA);
    return new TorchFile(
        file,
        Optional.empty(),
        layers,
        modules,
        Optional.empty(),
        Optional.of(
            new Preprocessing.Channels(
                ChannelOrder.RGB, 1 / 255.0, List.of(0.1307), List.of(0.3081))),
        Optional.of(Output.SCORES),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void refusesLayersThatAreOneInTheFile(@TempDir Path folder) throws IOException {
    try (InputStream in = Checkpoint.class.getResourceAsStream("tied.pth")) {
      Files.write(folder.resolve("tied.pth"), Objects.requireNonNull(in).readAllBytes());
    }
    Layer dense = new Layer.Dense(3, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
    Shape input = Shape.of(3);
    assertThatThrownBy(() -> tied(dense, List.of("0", "2")).card(new Folder(folder), input, 3))
        .hasMessageEndingWith(
            "tied.pth has '0.weight' and '2.weight' as one array; Graft's networks share no"
                + " layers");
    assertThatThrownBy(() -> tied(dense, List.of("0", "0")).card(new Folder(folder), input, 3))
        .hasMessageEndingWith("'modules' names '0' twice; Graft's networks share no layers");
  }

  private static TorchFile tied(Layer dense, List<String> modules) {
    return new TorchFile(
        Path.of("tied.pth"),
        Optional.empty(),
        List.of(dense, dense),
        modules,
        Optional.empty(),
        Optional.of(new Preprocessing.None()),
        Optional.of(Output.FEATURES),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void tellsAsManyDigitsAsInPyTorch() throws IOException, InterruptedException {
    TorchFile burn = burn(LAYERS, List.of());
    BackboneCard card = burn.card(ACCESS, INPUT, 10);
    assertThat(card.network().has("conv3")).isTrue();
    Weights weights = burn.pretrained(ACCESS, card).orElseThrow();
    byte[] pixels = unpacked("mnist/t10k-images-idx3-ubyte.gz", 16);
    byte[] labels = unpacked("mnist/t10k-labels-idx1-ubyte.gz", 8);
    String output = card.network().output().name();
    int right = 0;
    try (Trainer.Session session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 2))) {
      for (int from = 0; from < labels.length; from += 1_000) {
        float[] block = new float[1_000 * PIXELS];
        for (int i = 0; i < block.length; i++) {
          block[i] = pixels[from * PIXELS + i] & 0xff;
        }
        Tensor answers =
            Objects.requireNonNull(
                session
                    .outputs(
                        card.network(),
                        weights,
                        Tensor.of(INPUT.batch(1_000), block),
                        List.of(output))
                    .get(output));
        for (int row = 0; row < 1_000; row++) {
          right += best(answers.rows(row, row + 1)) == labels[from + row] ? 1 : 0;
        }
      }
    }
    assertThat(right).isEqualTo(9_917);
  }

  @Test
  void asksForModulesThatShapesDoNotTell() throws IOException {
    List<Layer> two = List.of(LAYERS.get(3));
    assertThatThrownBy(() -> burn(two, List.of()).card(ACCESS, Shape.of(3, 9, 9), 10))
        .hasMessageContaining("layer 'batch_normalization_1' needs [weight 3, bias 3,")
        .hasMessageContaining("no module has that; name the modules of [batch_normalization_1]");
    assertThatThrownBy(() -> burn(LAYERS, List.of("conv1")).card(ACCESS, INPUT, 10))
        .hasMessageContaining("'modules' names 1 modules; expected one for each of the 7 layers");
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static byte[] unpacked(String name, int header) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(DATA.resolve(name)))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }
}
