package org.graft.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void loadsMnistAsEveryoneKnowsIt() throws IOException {
    Dataset mnist = new Mnist(Optional.of(real("mnist"))).load(new Folder(folder), new Seed(1));

    assertThat(counts(mnist.train(), 10))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(counts(mnist.test(), 10))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(mnist.inputShape()).hasToString("1x28x28");
    assertThat(mnist.train().label(0)).isEqualTo(5);
  }

  @Test
  void loadsFashionMnistWithItsClassNames() throws IOException {
    Dataset fashion =
        new FashionMnist(Optional.of(real("fashion-mnist"))).load(new Folder(folder), new Seed(1));

    assertThat(counts(fashion.train(), 10)).containsOnly(6000);
    assertThat(counts(fashion.test(), 10)).containsOnly(1000);
    assertThat(fashion.classes().get(fashion.train().label(0))).isEqualTo("Ankle boot");
  }

  @Test
  void takesUnpackedFilesToo() throws IOException {
    Path real = real("mnist");
    for (String name : java.util.List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(real.resolve(name + ".gz")));
          OutputStream out = Files.newOutputStream(folder.resolve(name))) {
        in.transferTo(out);
      }
    }
    for (String name : java.util.List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
      Files.copy(real.resolve(name + ".gz"), folder.resolve(name + ".gz"));
    }
    Dataset mnist = new Mnist(Optional.of(folder)).load(new Folder(folder), new Seed(1));
    assertThat(mnist.test().size()).isEqualTo(10_000);
  }

  @Test
  void refusesAnotherDataSetUnderItsName() {
    Path fashion = real("fashion-mnist");
    assertThatThrownBy(() -> new Mnist(Optional.of(fashion)).load(new Folder(folder), new Seed(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "train-labels-idx1-ubyte.gz: is not mnist's train-labels-idx1-ubyte.gz",
            "is bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "expected 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
  }

  @Test
  void saysAllThatIsNeededWhereNothingIsToBeHad() {
    assertThatThrownBy(() -> new Mnist(Optional.empty()).load(new Folder(folder), new Seed(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "mnist: expected train-images-idx3-ubyte.gz in ",
            "t10k-labels-idx1-ubyte.gz  4542 bytes  SHA-256 f7ae60f92e00ec6debd23a6088c31dbd",
            "{mnist: {folder: ...}}");
  }

  private static Path real(String name) {
    Path path = Path.of(System.getProperty("graft.data", "data")).resolve(name);
    assumeThat(path).as("the real data set %s", path).isDirectory();
    return path;
  }

  private static int[] counts(Examples examples, int classes) {
    int[] counts = new int[classes];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }
}
