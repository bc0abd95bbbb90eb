package org.graft.backbones.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** LeNet, trained on MNIST by DL4J in 2019: 98.99 % of the test digits, by numpy as by Graft. */
final class LeNetTest {
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data"));
  private static final Path FILE = Path.of("weights/lenet-mnist-dl4j/mnist-model.zip");
  private static final int DIGITS = 10_000;

  @Test
  void tellsDigitsApartAsItDidInDl4j() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.exists(DATA.resolve(FILE)), () -> "no LeNet in " + DATA);
    Folder access = new Folder(DATA);
    Dl4jFile lenet =
        new Dl4jFile(FILE, new Preprocessing.Unit(), Optional.empty(), Optional.empty());
    BackboneCard card = lenet.card(access, Shape.of(1, 28, 28), 10);
    assertThat(card.network().size()).isEqualTo(431_080);
    assertThat(card.features()).isEqualTo("layer4");
    Weights weights = lenet.pretrained(access, card).orElseThrow().check(card.network());
    byte[] labels = unzipped("mnist/t10k-labels-idx1-ubyte.gz", 8 + DIGITS);
    String output = card.network().output().name();
    int right = 0;
    try (Trainer.Session session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Tensor guesses =
          Objects.requireNonNull(
              session.outputs(card.network(), weights, digits(), List.of(output)).get(output));
      float[] row = new float[10];
      for (int i = 0; i < DIGITS; i++) {
        guesses.row(i, row, 0);
        int best = 0;
        for (int k = 1; k < row.length; k++) {
          best = row[k] > row[best] ? k : best;
        }
        right += best == labels[8 + i] ? 1 : 0;
      }
    }
    assertThat(right).isEqualTo(9_899);
  }

  private static Tensor digits() throws IOException {
    byte[] raw = unzipped("mnist/t10k-images-idx3-ubyte.gz", 16 + DIGITS * 784);
    float[] pixels = new float[DIGITS * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = raw[16 + i] & 0xff;
    }
    return Tensor.of(Shape.of(DIGITS, 1, 28, 28), pixels);
  }

  private static byte[] unzipped(String file, int bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(DATA.resolve(file)))) {
      return in.readNBytes(bytes);
    }
  }
}
