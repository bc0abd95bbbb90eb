package org.graft.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmnistTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void turnsImagesUprightAndNamesLettersFromOne() throws IOException {
    write("emnist-letters-train-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(2, 3, 3)));
    write("emnist-letters-train-labels-idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(26, 1)));
    write("emnist-letters-test-images-idx3-ubyte", IdxBytes.images(1, 3, 3));
    write("emnist-letters-test-labels-idx1-ubyte", IdxBytes.labels(2));

    Dataset letters = load(Emnist.Split.LETTERS);

    assertThat(letters.classes()).hasSize(26).startsWith("a", "b").endsWith("z");
    assertThat(letters.train().labels()).containsExactly(25, 0);
    assertThat(letters.test().labels()).containsExactly(1);
    assertThat(letters.train().inputs().rows(0, 1)).containsExactly(0, 3, 6, 1, 4, 7, 2, 5, 8);
  }

  @Test
  void saysWhatIsMissingAndWhereItIsToBeHad() throws IOException {
    write("emnist-digits-train-images-idx3-ubyte", IdxBytes.images(2, 3, 3));
    assertThatThrownBy(() -> load(Emnist.Split.DIGITS))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "lacks emnist-digits-train-labels-idx1-ubyte, emnist-digits-test-images-idx3-ubyte,",
            "it holds: emnist-digits-train-images-idx3-ubyte;",
            "https://www.nist.gov/");
    assertThatThrownBy(
            () ->
                new Emnist(Emnist.Split.MNIST, Optional.of(Path.of("nowhere")))
                    .load(new Folder(folder), new Seed(1)))
        .hasMessageContaining("emnist: there is no folder ");
  }

  private Dataset load(Emnist.Split split) throws IOException {
    return new Emnist(split, Optional.of(folder)).load(new Folder(folder), new Seed(1));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }
}
