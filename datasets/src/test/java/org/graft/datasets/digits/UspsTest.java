package org.graft.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class UspsTest {
  @TempDir Path home = Path.of("unset");

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    Folder data = new Folder(real().resolveSibling(""));
    return DatasetContract.of(new Usps(Optional.empty()), data, Drawn.NOTHING).tests();
  }

  @Test
  void loadsAsManyDigitsAsTheTextbookCounts() throws IOException {
    // Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, zip code data.
    Dataset digits = load(new Usps(Optional.of(real())));
    assertThat(counts(digits.train()))
        .containsExactly(1194, 1005, 731, 658, 652, 556, 664, 645, 542, 644);
    assertThat(counts(digits.test()))
        .containsExactly(359, 264, 198, 166, 200, 160, 170, 147, 166, 177);
    assertThat(digits.inputShape()).hasToString("1x16x16");
  }

  @Test
  void refusesWhatIsNotUsps() throws IOException {
    assertThatThrownBy(() -> load(new Usps(Optional.of(home))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("usps: there is no file " + home.resolve("usps.h5"));
    assertThatThrownBy(() -> load(new Usps(Optional.empty())))
        .hasMessageContaining("{usps: {folder: ...}}");
    Files.write(home.resolve("usps.h5"), "no digits".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> load(new Usps(Optional.of(home))))
        .hasMessageContaining("is damaged, or no HDF5 file");
  }

  @Test
  void refusesATruncatedOrChangedFile() throws IOException {
    byte[] whole = Files.readAllBytes(real().resolve("usps.h5"));
    Files.write(home.resolve("usps.h5"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> load(new Usps(Optional.of(home)))).isInstanceOf(IOException.class);
    whole[whole.length / 2] ^= 1;
    Files.write(home.resolve("usps.h5"), whole);
    assertThatThrownBy(() -> load(new Usps(Optional.of(home)))).isInstanceOf(IOException.class);
  }

  private Dataset load(Usps provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }

  private static int[] counts(Examples examples) {
    int[] counts = new int[10];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }

  private static Path real() {
    Path path = Path.of(System.getProperty("graft.data", "data")).resolve("usps").toAbsolutePath();
    assumeThat(path).as("the real data set %s", path).isDirectory();
    return path;
  }
}
