package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Size;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderProblemsTest {
  @TempDir Path home = Path.of("unset");
  private Pictures pets = new Pictures(home);

  @BeforeEach
  void soundPets() throws IOException {
    pets = new Pictures(home.resolve("pets"));
    pets.put("train/cat", 3, 200).put("train/dog", 3, 300);
    pets.put("test/cat", 2, 400).put("test/dog", 2, 500);
  }

  @Test
  void namesEveryFileThatIsNoPicture() throws IOException {
    byte[] jpeg = Expected.bytes("rgb.jpg");
    pets.put("train/cat/notes.jpg", "no cat".getBytes(StandardCharsets.UTF_8))
        .put("train/cat/empty.png", new byte[0])
        .put("train/dog/half.jpg", Arrays.copyOf(jpeg, 500))
        .put("train/dog/.hidden.png", Pictures.png(9))
        .put("train/dog/more/a.png", Pictures.png(10))
        .put("test/Thumbs.db", new byte[] {1})
        .put("attic/a.png", Pictures.png(11));

    assertStops(
        "image-folder: 7 problems in " + pets.root() + ":",
        "attic: is a folder beside train; expected valid and test only, or layout: classes",
        "test/Thumbs.db: is in no class folder",
        "train/cat/empty.png: is empty",
        "train/cat/notes.jpg: is not a picture: its content is not JPEG, PNG, BMP, GIF, WebP or"
            + " TIFF",
        "train/dog/.hidden.png: is hidden",
        "train/dog/half.jpg: is a truncated JPEG (it has no end-of-image marker)",
        "train/dog/more: is a folder in a class",
        "`problems: skip`");
    assertThat(assertSkipped(6, 4).notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.headline()).contains("left out for 7 problems", "the whole list is");
              assertThat(note.items())
                  .hasSize(7)
                  .contains(
                      "train/dog/half.jpg: is a truncated JPEG (it has no end-of-image marker)");
            });
    assertSkipped(6, 4);
  }

  @Test
  void hasNothingToNoteOfSoundPictures() throws IOException {
    assertThat(assertSkipped(6, 4).notes()).isEmpty();
  }

  @Test
  void writesTheWholeListBesideTheStore() throws IOException {
    for (int i = 0; i < 25; i++) {
      pets.put("train/cat/note-%02d.txt".formatted(i), new byte[] {(byte) i});
    }
    assertStops("25 problems", "note-19.txt", "and 5 more", "the whole list is in ");
    try (Stream<Path> files = Files.list(home.resolve("cache/image-folder"))) {
      Path list = files.filter(f -> f.toString().endsWith(".txt")).findFirst().orElseThrow();
      assertThat(list).content().contains("train/cat/note-24.txt: is not a picture");
    }
  }

  @Test
  void findsPicturesThatLeakIntoTheTest() throws IOException {
    pets.put("train/cat/again.png", Pictures.png(400))
        .put("train/cat/twice.png", Pictures.png(201))
        .put("test/dog/cat.png", Pictures.png(202));
    assertStops(
        "3 problems",
        "train/cat/again.png: has the same bytes as test/cat/0.png, and their sections must not"
            + " share pictures",
        "train/cat/twice.png: has the same bytes as train/cat/1.png",
        "train/cat/2.png: has the same bytes as test/dog/cat.png, under another class; neither"
            + " counts");
    assertSkipped(5, 4);
  }

  @Test
  void findsClassesThatCannotBeLearnt() throws IOException {
    pets.put("test/eel", 2, 600);
    Files.createDirectories(pets.root().resolve("train/fox"));
    assertStops(
        "2 problems",
        "test/eel: is a class that train lacks",
        "train/fox: is a class without pictures");
    assertThat(assertSkipped(6, 4).classes()).containsExactly("cat", "dog");
  }

  @Test
  void refusesBombsByTheirHeader() throws IOException {
    pets.put("train/cat/bomb.png", bomb(32_000, 32_000))
        .put("train/cat/area.png", bomb(9_000, 9_000));
    assertStops(
        "train/cat/bomb.png: its header says 32000 x 32000 pixels; more than 10000 a side or 50"
            + " megapixels are not decoded (max-side, max-megapixels)",
        "train/cat/area.png: its header says 9000 x 9000 pixels");
    assertSkipped(6, 4);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path outside = Files.write(home.resolve("outside.png"), Pictures.png(1));
    Files.createSymbolicLink(pets.root().resolve("train/cat/out.png"), outside);
    Files.createSymbolicLink(pets.root().resolve("train/eel"), home);
    Files.createSymbolicLink(pets.root().resolve("train/cat/lost.png"), Path.of("nowhere"));
    assertStops(
        "train/cat/out.png: leads out of the folder, to ",
        "train/eel: leads out of the folder, to ",
        "train/cat/lost.png: is a link to nothing");
    assertSkipped(6, 4);
  }

  private void assertStops(String... parts) {
    assertThatThrownBy(() -> load(Problems.STOP))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(parts);
  }

  private Dataset assertSkipped(int train, int test) throws IOException {
    Dataset data = load(Problems.SKIP);
    assertThat(data.train().size()).isEqualTo(train);
    assertThat(data.test().size()).isEqualTo(test);
    return data;
  }

  private Dataset load(Problems problems) throws IOException {
    return new ImageFolder(
            Path.of("pets"),
            new Size(4, 4),
            Color.GREY,
            Resize.NEAREST,
            Fit.PAD,
            Optional.empty(),
            problems,
            10_000,
            50,
            Optional.empty())
        .load(new Folder(home), new Seed(1));
  }

  /** A PNG whose header promises more than there is. */
  private static byte[] bomb(int height, int width) throws IOException {
    ByteBuffer png = ByteBuffer.wrap(Pictures.png(1));
    png.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png.array(), 12, 17);
    return png.putInt(29, (int) crc.getValue()).array();
  }
}
