package org.graft.backbones.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a hand-made network under the zoo's names; the zoo itself is not to be had in tests. */
final class ZooTest {
  private static final Shape DIGIT = Shape.of(1, 28, 28);
  private static final String LENET = "lenet_dl4j_mnist_inference.zip";

  @TempDir private Path folder = Path.of("");

  private static Trainer.Session dl4j =
      new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));

  /** Starts ND4J as Graft does, before files are made with it. */
  @BeforeAll
  static void start() {
    dl4j = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1));
  }

  @AfterAll
  static void stop() {
    dl4j.close();
  }

  private void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(3).build())
                .layer(new OutputLayer.Builder().nOut(10).build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
    network.init();
    network.save(file.toFile(), false);
  }

  @Test
  void readsTheFileUnderTheNetworksOwnPreprocessing() throws IOException {
    save(folder.resolve("zoo").resolve(LENET));
    Zoo lenet = new Zoo(ZooModel.LENET, Optional.empty());
    assertThat(lenet.input(new Folder(folder))).contains(DIGIT);
    BackboneCard card = lenet.card(new Folder(folder), DIGIT, 2);
    assertThat(card.outputs()).isEqualTo(10);
    assertThat(card.network().nodes().get(0).layer())
        .isEqualTo(new Layer.Preprocessing(List.of(0), List.of(1 / 255.0), List.of(0.0)));
    assertThat(card.credits().citation()).isEqualTo("doi:10.1109/5.726791");
    assertThat(card.credits().licence()).isNotEmpty();
    assertThat(lenet.pretrained(new Folder(folder), card)).isPresent();
  }

  @Test
  void takesFilesFromAFolderThatTheUserNames() throws IOException {
    save(folder.resolve("mine").resolve(LENET));
    Zoo lenet = new Zoo(ZooModel.LENET, Optional.of(Path.of("mine")));
    assertThat(lenet.card(new Folder(folder), DIGIT, 2).outputs()).isEqualTo(10);
  }

  @Test
  void saysWhereANetworkDepartsFromWhatWasPublished() {
    assertThat(ZooModel.RESNET50.notes()).singleElement().asString().contains("strides early");
  }

  @Test
  void asksForAFileByItsZooNameChecksumAndMirrors() {
    Asked asked = new Asked(folder);
    Zoo mirrored =
        new Zoo(
            ZooModel.VGG16,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("https://example.org/zoo"));
    assertThatThrownBy(() -> mirrored.card(asked, Shape.of(3, 224, 224), 2))
        .hasMessageContaining("vgg16_dl4j_inference.zip, Adler32 3501732770")
        .hasMessageContaining(
            "[https://example.org/zoo/vgg16_dl4j_inference.zip,"
                + " https://dl4jdata.blob.core.windows.net/models/vgg16_dl4j_inference.zip]");
  }

  /** Access that says what it is asked for. */
  private record Asked(Path root) implements DataAccess {
    @Override
    public Path fetch(RemoteFile file) throws IOException {
      throw new IOException(
          file.name() + ", Adler32 " + file.adler32().orElse(0L) + ", " + file.mirrors());
    }

    @Override
    public Path cache(String name) {
      return root;
    }

    @Override
    public Path resolve(Path path) {
      return root.resolve(path);
    }
  }

  @Test
  void refusesWhatTheZooHasNoWeightsOfAndPixelsThatNobodyKnows() {
    Zoo alexnet = new Zoo(ZooModel.ALEXNET, Optional.empty());
    assertThatThrownBy(() -> alexnet.card(new Folder(folder), Shape.of(3, 224, 224), 2))
        .hasMessageContainingAll("alexnet", "no pretrained weights");
    Zoo unet = new Zoo(ZooModel.UNET, Optional.empty());
    assertThatThrownBy(() -> unet.card(new Folder(folder), Shape.of(3, 512, 512), 2))
        .hasMessageContainingAll("unet", "segments");
    Zoo faces = new Zoo(ZooModel.VGG16_VGGFACE, Optional.empty());
    assertThatThrownBy(() -> faces.card(new Folder(folder), Shape.of(3, 224, 224), 2))
        .hasMessageContaining("name it: 'preprocessing: caffe'");
    assertThatThrownBy(
            () ->
                new Zoo(
                    ZooModel.VGG16,
                    Optional.of(new Preprocessing.None()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("http://example.org")))
        .hasMessageContaining("https://");
  }
}
