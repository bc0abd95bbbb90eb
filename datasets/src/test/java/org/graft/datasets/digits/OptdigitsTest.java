package org.graft.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OptdigitsTest {
  private static final Path DATA = Path.of(System.getProperty("graft.data", "data"));

  @TempDir Path home = Path.of("unset");

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    Folder data = new Folder(real().resolveSibling(""));
    return DatasetContract.of(new Optdigits(Optional.empty()), data, Drawn.NOTHING).tests();
  }

  @Test
  void loadsTheDigitsThatEveryoneKnows() throws IOException {
    Dataset digits = load(new Optdigits(Optional.of(real())));
    assertThat(digits.train().size()).isEqualTo(3823);
    assertThat(digits.test().size()).isEqualTo(1797);
    // scikit-learn's load_digits().target[:10] and the first two rows of its images[0].
    assertThat(digits.test().labels()).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(digits.test().inputs().rows(0, 1))
        .startsWith(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0);
    assertThat(digits.inputShape()).hasToString("1x8x8");
  }

  @Test
  void takesFilesWithoutAHeaderAndAnyLineEnd() throws IOException {
    for (String name : List.of("optdigits.tra", "optdigits.tes")) {
      List<String> lines = Files.readAllLines(real().resolve(name));
      Files.writeString(
          home.resolve(name), String.join("\r\n", lines.subList(1, lines.size())) + "\r\n");
    }
    assertThat(load(new Optdigits(Optional.of(home))).digest())
        .isEqualTo(load(new Optdigits(Optional.of(real()))).digest());
  }

  @Test
  void refusesOtherContentAndMissingFiles() throws IOException {
    assertThatThrownBy(() -> load(new Optdigits(Optional.of(home))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("optdigits: there is no file " + home.resolve("optdigits.tra"));
    assertThatThrownBy(() -> load(new Optdigits(Optional.empty())))
        .hasMessageContaining("{optdigits: {folder: ...}}");
    Files.writeString(home.resolve("optdigits.tra"), "1,2,3\n");
    assertThatThrownBy(() -> load(new Optdigits(Optional.of(home))))
        .hasMessageContainingAll("is not optdigits' optdigits.tra", "expected e1b683cc");
    Files.write(home.resolve("optdigits.tra"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> load(new Optdigits(Optional.of(home))))
        .hasMessageContaining("found no text");
  }

  private Dataset load(Optdigits provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }

  private static Path real() {
    Path path = DATA.resolve("optdigits").toAbsolutePath();
    assumeThat(path).as("the real data set %s", path).isDirectory();
    return path;
  }
}
