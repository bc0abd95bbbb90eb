package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.graft.backbones.pretrained.ChannelOrder;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * SqueezeNet trained on ImageNet, through preprocessing and DL4J, against PyTorch: two photographs
 * and a digit of MNIST in grey.
 */
final class SqueezeNetTest {
  private static final int SIDE = 227;
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data"));
  private static final DataAccess ACCESS = new Folder(DATA);
  private static final String NOTOP =
      "weights/squeezenet-v1.1-notop/squeezenet_v1.1_imagenet_notop_keras2.h5";
  private static final String WHOLE =
      "weights/squeezenet-v1.0/squeezenet_v1.0_imagenet_1000_keras2.h5";

  private static final List<String> PHOTOGRAPHS =
      List.of(
          "sign-language-digits/Dataset/3/IMG_1121.JPG",
          "sign-language-digits/Dataset/7/IMG_1125.JPG");

  private final Printed printed = Printed.read("squeezenet.txt");

  @BeforeEach
  void needsTheWeights() {
    Assumptions.assumeTrue(
        Stream.of(WHOLE, NOTOP, PHOTOGRAPHS.get(0))
            .allMatch(file -> Files.exists(DATA.resolve(file))),
        () -> "no SqueezeNet or no photographs in " + DATA);
  }

  @Test
  void classifiesAsPyTorchDoes() throws IOException, InterruptedException {
    Preprocessing preprocessing =
        new Preprocessing.Channels(ChannelOrder.BGR, 1, List.of(104.0, 117.0, 123.0), List.of(1.0));
    KerasFile backbone = backbone(WHOLE, preprocessing);
    BackboneCard card = backbone.card(ACCESS, Shape.of(3, SIDE, SIDE), 2);
    assertThat(card.outputs()).isEqualTo(1000);
    assertThat(card.features()).isEqualTo("conv_final_pad");
    assertThat(card.network().size()).isEqualTo(1_248_424);
    for (String tap : List.of("pool_final", "prob")) {
      assertAgrees(backbone, photographs(), tap, "v1.0/" + tap, 0, 1);
      assertAgrees(backbone, digit(), tap, "v1.0/" + tap, 2, 1);
    }
  }

  @Test
  void givesTheFeaturesThatPyTorchDoes() throws IOException, InterruptedException {
    KerasFile backbone = backbone(NOTOP, new Preprocessing.Caffe());
    BackboneCard card = backbone.card(ACCESS, Shape.of(3, SIDE, SIDE), 2);
    assertThat(card.features()).isEqualTo("fire9_concat");
    assertThat(card.network().size()).isEqualTo(722_496);
    assertAgrees(backbone, photographs(), "fire9_concat", "v1.1/fire9_concat", 0, 997);
    assertAgrees(backbone, digit(), "fire9_concat", "v1.1/fire9_concat", 2, 997);
    assertAgrees(backbone, photographs(), "output", "v1.1/output", 0, 1);
  }

  @Test
  void takesPicturesOfAnotherSizeWhenAskedTo() throws IOException {
    assertThatThrownBy(
            () -> backbone(NOTOP, new Preprocessing.Caffe()).card(ACCESS, Shape.of(3, 64, 80), 2))
        .hasMessageContainingAll("takes inputs of 3x227x227", "found 3x64x80", "input-size: data");
    KerasFile sized =
        new KerasFile(
            Path.of(NOTOP),
            Optional.of(new Preprocessing.Caffe()),
            Optional.empty(),
            Optional.empty(),
            KerasFile.InputSize.DATA);
    BackboneCard card = sized.card(ACCESS, Shape.of(3, 64, 80), 2);
    assertThat(card.body().shapes().get("fire9_concat")).isEqualTo(Shape.of(512, 3, 4));
  }

  private void assertAgrees(
      KerasFile backbone, Tensor inputs, String tap, String name, int first, int step)
      throws IOException, InterruptedException {
    BackboneCard card = backbone.card(ACCESS, inputs.shape().row(), 2);
    Weights weights = backbone.pretrained(ACCESS, card).orElseThrow().check(card.network());
    try (Trainer.Session session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Map<String, Tensor> outputs = session.outputs(card.network(), weights, inputs, List.of(tap));
      Tensor tensor = Objects.requireNonNull(outputs.get(tap));
      float[] row = new float[tensor.rowLength()];
      int each = (row.length + step - 1) / step;
      for (int i = 0; i < tensor.rows(); i++) {
        tensor.row(i, row, 0);
        float[] some = new float[each];
        for (int k = 0; k < each; k++) {
          some[k] = row[k * step];
        }
        double distance = Printed.distance(some, printed.get(name), (first + i) * each);
        assertThat(distance).as("%s of picture %d", name, first + i).isLessThan(1e-4);
      }
    }
  }

  private static KerasFile backbone(String file, Preprocessing preprocessing) {
    return new KerasFile(
        Path.of(file),
        Optional.of(preprocessing),
        Optional.empty(),
        Optional.empty(),
        KerasFile.InputSize.FILE);
  }

  /** Each pixel twice, black behind. */
  private static Tensor photographs() throws IOException {
    float[] pixels = new float[2 * 3 * SIDE * SIDE];
    for (int i = 0; i < 2; i++) {
      BufferedImage photo = ImageIO.read(DATA.resolve(PHOTOGRAPHS.get(i)).toFile());
      for (int y = 0; y < 2 * photo.getHeight(); y++) {
        for (int x = 0; x < 2 * photo.getWidth(); x++) {
          int rgb = photo.getRGB(x / 2, y / 2);
          for (int c = 0; c < 3; c++) {
            pixels[((i * 3 + c) * SIDE + y) * SIDE + x] = rgb >> (16 - 8 * c) & 0xff;
          }
        }
      }
    }
    return Tensor.of(Shape.of(2, 3, SIDE, SIDE), pixels);
  }

  private static Tensor digit() throws IOException {
    byte[] raw;
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(DATA.resolve("mnist/t10k-images-idx3-ubyte.gz")))) {
      raw = in.readNBytes(16 + 784);
    }
    float[] pixels = new float[SIDE * SIDE];
    for (int y = 0; y < 224; y++) {
      for (int x = 0; x < 224; x++) {
        pixels[y * SIDE + x] = raw[16 + y / 8 * 28 + x / 8] & 0xff;
      }
    }
    return Tensor.of(Shape.of(1, 1, SIDE, SIDE), pixels);
  }
}
