package org.graft.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxRefusalsTest {
  private static final String IMAGES = "images";
  private static final String LABELS = "labels";

  @TempDir Path folder = Path.of("unset");

  @BeforeEach
  void writeGoodFiles() throws IOException {
    write(IMAGES, IdxBytes.images(4, 3, 2));
    write(LABELS, IdxBytes.labels(0, 2, 1, 2));
  }

  @Test
  void readsPlainFilesAndGzipFilesAlike() throws IOException {
    Dataset plain = load();
    write(IMAGES, IdxBytes.gzip(IdxBytes.images(4, 3, 2)));
    write(LABELS, IdxBytes.gzip(IdxBytes.labels(0, 2, 1, 2)));

    assertThat(load().digest()).isEqualTo(plain.digest());
    assertThat(plain.classes()).containsExactly("0", "1", "2");
    assertThat(plain.inputShape()).hasToString("1x3x2");
    assertThat(plain.train().inputs().rows(1, 2)).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(plain.train().labels()).containsExactly(0, 2, 1, 2);
    assertThat(plain.test().size()).isZero();
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] images = IdxBytes.images(4, 3, 2);
    write(IMAGES, Arrays.copyOf(images, images.length - 1));
    refuses("images: is truncated: its header says 40 bytes, it has 39");

    write(IMAGES, Arrays.copyOf(images, 9));
    refuses("images: is truncated: its 9 bytes end within the header");

    write(IMAGES, new byte[0]);
    refuses("images: is truncated: its 0 bytes end within the header");
  }

  @Test
  void refusesATruncatedGzipFileWhereverItBreaksOff() throws IOException {
    byte[] packed = IdxBytes.gzip(IdxBytes.images(4, 3, 2));
    for (int length = 2; length < packed.length; length++) {
      write(IMAGES, Arrays.copyOf(packed, length));
      refuses("images: is truncated");
    }
    write(IMAGES, IdxBytes.gzip(Arrays.copyOf(IdxBytes.images(4, 3, 2), 39)));
    refuses("images: is truncated: it ends before the 40 bytes its header says");
  }

  @Test
  void refusesAnOversizedFile() throws IOException {
    byte[] images = IdxBytes.images(4, 3, 2);
    write(IMAGES, Arrays.copyOf(images, images.length + 5));
    refuses("images: is oversized: its header says 40 bytes, it has 45");

    write(IMAGES, IdxBytes.gzip(Arrays.copyOf(images, images.length + 1)));
    refuses("images: is oversized: it goes on after the 40 bytes its header says");
  }

  @Test
  void refusesAWrongMagicNumber() throws IOException {
    write(IMAGES, "<html>not found</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refuses("images: has the wrong magic number: expected 00000803", "found 3c68746d");

    write(IMAGES, IdxBytes.labels(1, 2));
    refuses("found 00000801; these are labels, not images");

    write(IMAGES, IdxBytes.images(4, 3, 2));
    write(LABELS, IdxBytes.images(4, 3, 2));
    refuses("labels: has the wrong magic number", "these are images, not labels");
  }

  @Test
  void refusesCountsThatDoNotMatch() throws IOException {
    write(LABELS, IdxBytes.labels(0, 1, 2));
    refuses("images has 4 images and ", "labels has 3 labels; expected as many");
  }

  @Test
  void refusesALabelThatNoClassHas() throws IOException {
    assertThatThrownBy(() -> idx(List.of("cat", "dog"), 0).load(access(), new Seed(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("label 2 of row 1 is out of range: expected 0 to 1 for 2 classes");
    assertThatThrownBy(() -> idx(List.of("cat", "dog"), 1).load(access(), new Seed(1)))
        .hasMessageContaining("label 0 of row 0 is out of range: expected 1 to 2 for 2 classes");
  }

  @Test
  void refusesADamagedGzipFile() throws IOException {
    byte[] packed = IdxBytes.gzip(IdxBytes.images(4, 3, 2));
    packed[packed.length - 6] ^= 1;
    write(IMAGES, packed);
    refuses("images: is damaged: Corrupt GZIP trailer");
  }

  @Test
  void refusesAHeaderThatClaimsMoreThanTheFileCanHold() throws IOException {
    byte[] header =
        ByteBuffer.allocate(16).putInt(0x803).putInt(2_000_000_000).putInt(28).putInt(28).array();
    write(IMAGES, header);
    refuses("images: is truncated: its header says 1568000000016 bytes, it has 16");

    write(IMAGES, IdxBytes.gzip(header));
    refuses("images: is truncated", "of gzip cannot hold as many");

    write(IMAGES, ByteBuffer.allocate(16).putInt(0x803).putInt(-1).putInt(-1).putInt(-1).array());
    refuses("images: axis 0 has 4294967295 entries");

    int most = Integer.MAX_VALUE;
    write(
        IMAGES, ByteBuffer.allocate(16).putInt(0x803).putInt(most).putInt(most).putInt(1).array());
    refuses("images: is truncated");
  }

  @Test
  void refusesAGzipBombBeforeItFillsTheMemory() throws IOException {
    int images = 3_000_000;
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(IMAGES)), 1 << 16)) {
      out.write(ByteBuffer.allocate(16).putInt(0x803).putInt(images).putInt(28).putInt(28).array());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        out.write(zeros);
      }
    }
    Files.write(folder.resolve(IMAGES), new byte[3 << 20], java.nio.file.StandardOpenOption.APPEND);
    refuses("images: its data ([3000000, 28, 28]) need 8972 MB of memory", "raise -Xmx");
  }

  @Test
  void refusesAMissingFileAndAFolderInItsPlace() throws IOException {
    Files.delete(folder.resolve(LABELS));
    refuses("labels: there is no such file");
    Files.createDirectory(folder.resolve(LABELS));
    refuses("labels: there is no such file");
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private Folder access() {
    return new Folder(folder);
  }

  private Dataset load() throws IOException {
    return idx(List.of(), 0).load(access(), new Seed(1));
  }

  private void refuses(String... parts) {
    assertThatThrownBy(this::load).isInstanceOf(IOException.class).hasMessageContainingAll(parts);
  }

  private static Idx idx(List<String> classes, int firstLabel) {
    return new Idx(
        Path.of(IMAGES),
        Path.of(LABELS),
        Optional.empty(),
        Optional.empty(),
        classes,
        firstLabel,
        PixelOrder.ROWS);
  }
}
