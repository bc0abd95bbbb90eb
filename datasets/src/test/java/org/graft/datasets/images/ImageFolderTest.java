package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Size;
import org.graft.testkit.DatasetContract;
import org.graft.testkit.DatasetContract.Drawn;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final Size SIZE = new Size(4, 3);

  @TempDir Path home = Path.of("unset");
  private Pictures pets = new Pictures(home);

  @BeforeEach
  void pets() {
    pets = new Pictures(home.resolve("pets"));
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromisesWithFoldersForEachSection() throws IOException {
    sections();
    return DatasetContract.of(plain(), new Folder(home), Drawn.NOTHING).tests();
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromisesWhenItCrops() throws IOException {
    sections();
    ImageFolder cropped =
        new ImageFolder(
            Path.of("pets"),
            SIZE,
            Color.RGB,
            Resize.PILLOW_BICUBIC,
            Fit.CENTER_CROP,
            Optional.empty(),
            Problems.STOP,
            10_000,
            50,
            Optional.empty());
    return DatasetContract.of(cropped, new Folder(home), Drawn.NOTHING).tests();
  }

  @Test
  void leavesItToTheViewToSplitFoldersForClassesOnly() throws IOException {
    pets.put("dog", 3, 100).put("cat", 2, 200);
    Dataset data = load(plain());

    assertThat(data.train().labels()).containsExactly(0, 0, 1, 1, 1);
    assertThat(data.validation()).isEmpty();
    assertThat(data.test().size()).isZero();
  }

  @Test
  void takesClassesAndSectionsFromFolders() throws IOException {
    sections();
    Dataset data = load(plain());

    assertThat(data.classes()).containsExactly("cat", "dog");
    assertThat(data.train().labels()).containsExactly(0, 0, 0, 1, 1);
    assertThat(data.validation().orElseThrow().labels()).containsExactly(0);
    assertThat(data.test().labels()).containsExactly(0, 0, 1, 1);
    assertThat(data.inputShape()).hasToString("3x4x3");
    float[] expected = numbers(Pictures.png(201));
    assertThat(data.train().inputs().rows(1, 2)).containsExactly(expected);
  }

  @Test
  void decodesEveryPictureOnce() throws IOException {
    sections();
    Dataset first = load(plain());
    Path store = stores().get(0);
    Files.setLastModifiedTime(store, FileTime.fromMillis(1000));
    Files.move(pets.root().resolve("train/dog"), pets.root().resolve("train/hound"));
    Files.move(pets.root().resolve("test/dog"), pets.root().resolve("test/hound"));
    Dataset again = load(plain());

    assertThat(stores()).containsExactly(store);
    assertThat(Files.getLastModifiedTime(store)).isEqualTo(FileTime.fromMillis(1000));
    assertThat(again.train().inputs().sameBits(first.train().inputs())).isTrue();
    load(new ImageFolder(Path.of("pets"), new Size(2, 2)));
    assertThat(stores()).hasSize(2);
  }

  @Test
  void makesADamagedStoreAnew() throws IOException {
    sections();
    String digest = load(plain()).digest();
    Path store = stores().get(0);
    byte[] bytes = Files.readAllBytes(store);
    bytes[100] ^= 1;
    Files.delete(store);
    Files.write(store, bytes);
    assertThat(load(plain()).digest()).isEqualTo(digest);

    Files.delete(store);
    Files.write(store, new byte[10]);
    assertThat(load(plain()).digest()).isEqualTo(digest);
    assertThat(stores()).containsExactly(store);
  }

  @Test
  void loadsTheSignLanguageDigits() throws IOException {
    Path real = Path.of(System.getProperty("graft.data", "data")).resolve("sign-language-digits");
    assumeThat(real).as("the real data set %s", real).isDirectory();
    Dataset data = load(new ImageFolder(real.resolve("Dataset"), new Size(32, 32)));

    assertThat(data.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(counts(data.train(), 10))
        .containsExactly(205, 206, 206, 206, 207, 207, 207, 206, 208, 204);
  }

  @Test
  void refusesFoldersThatAreNone() throws IOException {
    assertThatThrownBy(() -> load(plain()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no folder " + pets.root());
    Files.createDirectories(pets.root());
    assertThatThrownBy(() -> load(plain())).hasMessageContaining("has no class folders");
    pets.put("test/cat", 1, 0);
    assertThatThrownBy(() -> load(plain()))
        .hasMessageContaining(
            "has no folder train, but test; if these are classes write layout: classes");
    pets.put("train/cat", 1, 1);
    assertThatThrownBy(() -> load(plain()))
        .hasMessageContaining("has pictures of [cat] to train on; expected two classes or more");
  }

  @Test
  void ordersClassesThatAreNumbersByValue() throws IOException {
    for (int label : new int[] {10, 9, 100, 1}) {
      pets.put(String.valueOf(label), 1, label);
    }
    assertThat(load(plain()).classes()).containsExactly("1", "9", "10", "100");
  }

  @Test
  void aClassMayBeCalledTrain() throws IOException {
    pets.put("train", 1, 1).put("bus", 1, 2).put("test", 1, 3);
    assertThat(load(plain()).classes()).containsExactly("bus", "test", "train");
    pets.put("train/more", 1, 4);
    assertThatThrownBy(() -> load(plain()))
        .hasMessageContaining(
            "bus: is a folder beside train; expected valid and test only, or layout");
    ImageFolder classes =
        new ImageFolder(
            Path.of("pets"),
            SIZE,
            Color.RGB,
            Resize.BILINEAR,
            Fit.STRETCH,
            Optional.of(Layout.CLASSES),
            Problems.SKIP,
            10_000,
            50,
            Optional.empty());
    assertThat(load(classes).classes()).containsExactly("bus", "test", "train");
  }

  @Test
  void takesNamesInAnyScriptAndEitherUnicodeForm() throws IOException {
    pets.put("train/\u732b", 1, 1).put("train/\u72d7", 1, 2).put("train/caf\u00e9", 1, 3);
    pets.put("test/cafe\u0301", 1, 4);
    Dataset data = load(plain());
    assertThat(data.classes()).containsExactly("caf\u00e9", "\u72d7", "\u732b");
    assertThat(data.test().labels()).containsExactly(0);
    pets.put("train/cafe\u0301", 1, 5);
    assertThatThrownBy(() -> load(plain())).hasMessageContaining("twice, in two Unicode forms");
  }

  private void sections() throws IOException {
    pets.put("train/cat", 3, 200).put("train/dog", 2, 300);
    pets.put("valid/cat", 1, 400);
    pets.put("test/cat", 2, 500).put("test/dog", 2, 600);
  }

  private List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("cache/image-folder"))) {
      return files.sorted().toList();
    }
  }

  private Dataset load(ImageFolder provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }

  private static ImageFolder plain() {
    return new ImageFolder(Path.of("pets"), SIZE);
  }

  private static float[] numbers(byte[] png) {
    try {
      return new Geometry(SIZE, Color.RGB, Resize.BILINEAR, Fit.STRETCH)
          .numbers(new PictureReader(png).decode());
    } catch (BrokenPictureException e) {
      throw new AssertionError(e);
    }
  }

  private static int[] counts(Examples examples, int classes) {
    int[] counts = new int[classes];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }
}
