package org.graft.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The files are made by {@code make_arrays.py}: feature j of example i is 10 i + j. */
class ArraysTest {
  @TempDir Path home = Path.of("unset");

  @BeforeEach
  void copyFiles() throws IOException {
    for (String name : new String[] {"table.h5", "table-v5.mat", "table-v73.mat"}) {
      try (InputStream in = ArraysTest.class.getResourceAsStream(name)) {
        Files.write(home.resolve(name), java.util.Objects.requireNonNull(in).readAllBytes());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return Stream.of(
            tested(),
            new Mat(
                Path.of("table-v5.mat"),
                "fts",
                "labels",
                Optional.empty(),
                Optional.of("fts_test"),
                Optional.of("labels_test"),
                Orientation.ROWS,
                Optional.empty(),
                ArrayTarget.CLASSES,
                List.of()))
        .flatMap(p -> DatasetContract.of(p, new Folder(home), Drawn.NOTHING).tests());
  }

  @Test
  void readsBothKindsOfMatlabFileAlike() throws IOException {
    Dataset five = load(mat("table-v5.mat", "fts", "labels"));
    checkTable(five);
    assertThat(load(mat("table-v73.mat", "fts", "labels")).digest()).isEqualTo(five.digest());
    assertThat(load(mat("table-v5.mat", "fts", "row")).digest()).isEqualTo(five.digest());
  }

  @Test
  void takesExamplesThatStandInColumns() throws IOException {
    Mat turned =
        new Mat(
            Path.of("table-v5.mat"),
            "turned",
            "labels",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Orientation.COLUMNS,
            Optional.empty(),
            ArrayTarget.CLASSES,
            List.of());
    checkTable(load(turned));
    assertThatThrownBy(() -> load(mat("table-v5.mat", "turned", "labels")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "'turned' is 4 x 6, so it has 4 rows, and there are 6 labels; expected as many");
  }

  @Test
  void readsTestRowsOfTheSameFile() throws IOException {
    Dataset data = load(tested());
    checkTable(data);
    assertThat(data.test().size()).isEqualTo(3);
    assertThat(data.test().inputs().rows(1, 2)).containsExactly(-10, -11, -12, -13);
  }

  @Test
  void keepsTheShapeOfInputs() throws IOException {
    Dataset pictures = load(hdf5("pictures", "/train/target"));
    assertThat(pictures.inputShape()).hasToString("2x2x2");
    assertThat(pictures.train().inputs().rows(1, 2)).containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
  }

  @Test
  void saysWhatTheFileHolds() {
    assertThatThrownBy(() -> load(hdf5("/train/feats", "/train/target")))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "table.h5: features: there is no array of numbers '/train/feats'",
            "/train/data float[6, 4]",
            "/train/target long[6]",
            "/test/data double[3, 4]");
    assertThatThrownBy(() -> load(mat("table-v5.mat", "feas", "labels")))
        .hasMessageContainingAll("'feas'; the file holds: ", "fts double[6, 4]", "name char[1, 4]");
    assertThatThrownBy(() -> load(mat("table-v73.mat", "fts", "label")))
        .hasMessageContainingAll("'label'; the file holds: ", "fts double[6, 4]", "labels ");
  }

  @Test
  void refusesLabelsThatAreNone() {
    assertThatThrownBy(() -> load(hdf5("/train/data", "halves")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'halves' has 1.5 at 0; expected whole numbers");
    assertThatThrownBy(() -> load(hdf5("/train/data", "/train/data")))
        .hasMessageContaining("labels: '/train/data' is 6 x 4; expected one whole number");
    assertThatThrownBy(() -> load(hdf5("/train/data", "/test/target")))
        .hasMessageContaining("'/train/data' is 6 x 4, so it has 6 rows, and there are 3 labels");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    for (String name : new String[] {"table.h5", "table-v5.mat", "table-v73.mat"}) {
      byte[] whole = Files.readAllBytes(home.resolve(name));
      Files.write(home.resolve(name), Arrays.copyOf(whole, whole.length * 2 / 3));
      DatasetProvider provider =
          name.endsWith("h5") ? hdf5("/train/data", "/train/target") : mat(name, "fts", "labels");
      assertThatThrownBy(() -> load(provider))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(".*/" + name + ": is damaged.*");
    }
    Files.write(home.resolve("table-v5.mat"), "text".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> load(mat("table-v5.mat", "fts", "labels")))
        .hasMessageContaining(
            "is no MATLAB file of version 4, 5 or 7.3; save it in MATLAB with -v7");
    assertThatThrownBy(() -> load(mat("none.mat", "fts", "labels")))
        .hasMessageContaining("there is no file ");
  }

  private static void checkTable(Dataset data) {
    assertThat(data.classes()).containsExactly("1", "2", "3");
    assertThat(data.train().labels()).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(data.train().inputs().shape()).hasToString("6x4");
    assertThat(data.train().inputs().rows(4, 6)).containsExactly(40, 41, 42, 43, 50, 51, 52, 53);
  }

  private static Hdf5 tested() {
    return new Hdf5(
        Path.of("table.h5"),
        "/train/data",
        "/train/target",
        Optional.empty(),
        Optional.of("/test/data"),
        Optional.of("/test/target"),
        Orientation.ROWS,
        Optional.empty(),
        ArrayTarget.CLASSES,
        List.of());
  }

  private static Hdf5 hdf5(String features, String labels) {
    return new Hdf5(
        Path.of("table.h5"),
        features,
        labels,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Orientation.ROWS,
        Optional.empty(),
        ArrayTarget.CLASSES,
        List.of());
  }

  private static Mat mat(String file, String features, String labels) {
    return new Mat(
        Path.of(file),
        features,
        labels,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Orientation.ROWS,
        Optional.empty(),
        ArrayTarget.CLASSES,
        List.of());
  }

  private Dataset load(DatasetProvider provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }
}
