package org.graft.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.datasets.cifar.Cifar100.Labels;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  private static final int PIXELS = 3072;

  @TempDir Path home = Path.of("unset");

  @TestFactory
  Stream<DynamicTest> cifar10KeepsItsPromises() throws IOException {
    cifar10();
    return DatasetContract.of(
            new Cifar10(Optional.of(Path.of("."))), new Folder(home), Drawn.NOTHING)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> cifar100KeepsItsPromises() throws IOException {
    cifar100();
    Cifar100 fine = new Cifar100(Labels.FINE, Optional.of(Path.of(".")));
    return DatasetContract.of(fine, new Folder(home), Drawn.NOTHING).tests();
  }

  @Test
  void readsPlanesAndLabelsAsTheFilesHaveThem() throws IOException {
    cifar10();
    Dataset data = load(new Cifar10(Optional.of(Path.of("."))));
    assertThat(data.inputShape()).hasToString("3x32x32");
    assertThat(data.train().labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(data.train().inputs().rows(1, 2)).startsWith(1, 2, 3).hasSize(PIXELS);
    assertThat(data.classes()).hasSize(10).startsWith("class 0");
  }

  @Test
  void takesEitherLabelOfCifar100() throws IOException {
    cifar100();
    assertThat(load(new Cifar100(Labels.FINE, Optional.of(Path.of(".")))).train().label(37))
        .isEqualTo(37);
    Dataset coarse = load(new Cifar100(Labels.COARSE, Optional.of(Path.of("."))));
    assertThat(coarse.train().label(37)).isEqualTo(17);
    assertThat(coarse.classes()).hasSize(20);
  }

  @Test
  void saysWhatIsMissingOrBroken() throws IOException {
    Cifar10 provider = new Cifar10(Optional.of(Path.of(".")));
    assertThatThrownBy(() -> load(provider))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("cifar10: ", "lacks batches.meta.txt", "packed or unpacked");
    cifar10();
    Files.write(home.resolve("test_batch.bin"), new byte[3000]);
    assertThatThrownBy(() -> load(provider))
        .hasMessageContaining("has 3000 bytes, expected a multiple of 3073");
    write("test_batch.bin", record(0, 10));
    assertThatThrownBy(() -> load(provider))
        .hasMessageContaining("picture 0 has label 10, expected 0 to 9");
    Files.writeString(home.resolve("batches.meta.txt"), "cat\ndog\n");
    assertThatThrownBy(() -> load(provider))
        .hasMessageContaining("expected 10 different class names, found 2");
  }

  @Test
  void readsThePythonVersionPackedAsItIs() throws IOException {
    copy("cifar-10-python.tar.gz");
    Dataset data = load(new Cifar10(Optional.of(Path.of("."))));
    assertThat(data.classes()).hasSize(10).startsWith("class 0", "class 1");
    assertThat(data.train().labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(data.train().inputs().rows(7, 8)).startsWith(7, 8, 9).hasSize(PIXELS);
    assertThat(data.test().labels()).containsExactly(3);
    Files.delete(home.resolve("cifar-10-python.tar.gz"));
    cifar10();
    assertThat(load(new Cifar10(Optional.of(Path.of(".")))).train().labels())
        .containsExactly(data.train().labels());
  }

  @Test
  void findsTheFilesOfADataFolderAsTheyWereUnpacked() throws IOException {
    assertThatThrownBy(() -> load(new Cifar10(Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected cifar-10-binary.tar.gz in");
    Path unpacked = home.resolve("cifar10/cifar-10-batches-bin");
    cifar10();
    Dataset direct = load(new Cifar10(Optional.of(Path.of("."))));
    Files.createDirectories(unpacked);
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.move(file, unpacked.resolve(file.getFileName()));
      }
    }
    assertThat(load(new Cifar10(Optional.empty())).digest()).isEqualTo(direct.digest());
    assertThat(load(new Cifar10(Optional.of(Path.of("cifar10")))).digest())
        .isEqualTo(direct.digest());
  }

  @Test
  void runsNothingThatAPickleNames() throws IOException {
    copy("evil");
    Files.move(home.resolve("evil"), home.resolve("test_batch"));
    Files.copy(home.resolve("test_batch"), home.resolve("batches.meta"));
    assertThatThrownBy(() -> load(new Cifar10(Optional.of(Path.of(".")))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names os.system, which is neither data nor an array");
    assertThat(Path.of("/tmp/evil")).doesNotExist();
  }

  @Test
  void refusesDamagedPicklesAndArchives() throws IOException {
    copy("cifar-10-python.tar.gz");
    Path archive = home.resolve("cifar-10-python.tar.gz");
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> load(new Cifar10(Optional.of(Path.of(".")))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no archive, or a damaged one");
    for (byte[] bytes : new byte[][] {{}, {'.'}, {(byte) 0x80, 2, 'U', 9, 1}, {'}', 'q'}, {'R'}}) {
      assertThatThrownBy(() -> Pickle.read(bytes)).isInstanceOf(IOException.class);
    }
  }

  /** A list in itself, and one of three of three of three ... to a depth of thirty. */
  @Test
  void refusesKeysThatAreNoTextWithoutPrintingThem() throws IOException {
    ByteArrayOutputStream laughs = new ByteArrayOutputStream();
    laughs.writeBytes(new byte[] {(byte) 0x80, 2, '}', '(', 'U', 1, 'x', 'q', 0});
    for (byte i = 0; i < 30; i++) {
      laughs.writeBytes(new byte[] {'(', 'h', i, 'h', i, 'h', i, 't', 'q', (byte) (i + 1)});
    }
    laughs.writeBytes(new byte[] {'K', 1, 'u', '.'});
    byte[] itself = {
      (byte) 0x80, 2, '}', ']', 'q', 0, ']', 'q', 1, 'h', 0, 'a', 'a', 'K', 1, 's', '.'
    };
    for (byte[] bytes : new byte[][] {itself, laughs.toByteArray()}) {
      assertThatThrownBy(() -> Pickle.read(bytes))
          .isInstanceOf(IOException.class)
          .hasMessage("expected text for keys and names, found a list");
    }
    byte[] number = {(byte) 0x80, 2, '}', 'K', 5, 'K', 1, 's', '.'};
    assertThatThrownBy(() -> Pickle.read(number)).hasMessageContaining("found the number 5");
  }

  private void copy(String name) throws IOException {
    try (InputStream in = CifarTest.class.getResourceAsStream(name)) {
      Files.write(home.resolve(name), Objects.requireNonNull(in).readAllBytes());
    }
  }

  private void cifar10() throws IOException {
    for (int batch = 0; batch < 5; batch++) {
      write(
          "data_batch_" + (batch + 1) + ".bin",
          record(2 * batch, 2 * batch),
          record(2 * batch + 1, 2 * batch + 1));
    }
    write("test_batch.bin", record(50, 3));
    names("batches.meta.txt", 10);
  }

  private void cifar100() throws IOException {
    write(
        "train.bin",
        IntStream.range(0, 100).mapToObj(i -> record(i, i % 20, i)).toArray(byte[][]::new));
    write("test.bin", record(150, 5, 25));
    names("fine_label_names.txt", 100);
    names("coarse_label_names.txt", 20);
  }

  private static byte[] record(int first, int... labels) {
    byte[] bytes = new byte[labels.length + PIXELS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i < labels.length ? labels[i] : first + i - labels.length);
    }
    return bytes;
  }

  private void names(String file, int n) throws IOException {
    String text =
        IntStream.range(0, n).mapToObj(i -> "class " + i + "\n").collect(Collectors.joining());
    Files.writeString(home.resolve(file), text + "\n");
  }

  private void write(String name, byte[]... records) throws IOException {
    try (var out = Files.newOutputStream(home.resolve(name))) {
      for (byte[] each : records) {
        out.write(each);
      }
    }
  }

  private Dataset load(DatasetProvider provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }
}
