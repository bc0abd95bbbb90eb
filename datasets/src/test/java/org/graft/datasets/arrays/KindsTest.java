package org.graft.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of every kind, made by {@code make_arrays.py}: pixel k of all pictures in a row is k. */
class KindsTest {
  private static final int CHANNELS = 3;

  @TempDir Path home = Path.of("unset");

  @BeforeEach
  void copyFiles() throws IOException {
    for (String name : new String[] {"kinds.h5", "kinds-v5.mat", "kinds-v73.mat", "table-v4.mat"}) {
      try (InputStream in = KindsTest.class.getResourceAsStream(name)) {
        Files.write(home.resolve(name), Objects.requireNonNull(in).readAllBytes());
      }
    }
  }

  @Test
  void labelsOfAnHdf5FileAreTextsNumbersOrTruthValues() throws IOException {
    assertThat(hdf5("x", "fixed").classes()).containsExactly("a", "bb", "c");
    assertThat(hdf5("x", "texts").classes()).containsExactly("a", "c", "caf\u00e9");
    assertThat(hdf5("x", "texts").train().labels()).containsExactly(0, 2, 1, 0, 2, 1);
    assertThat(hdf5("x", "unsigned").classes()).containsExactly("0", "1", "2");
    assertThat(hdf5("x", "truth").classes()).containsExactly("0", "1");
    assertThat(hdf5("x", "truth").train().labels()).containsExactly(1, 0, 1, 0, 1, 0);
    assertThat(hdf5("bits", "unsigned").train().inputs().rows(0, 1)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void followsLinksWithinAFileAndNamesCircles() throws IOException {
    assertThat(hdf5("soft", "unsigned").train().inputs().rows(1, 2))
        .containsExactly(10, 11, 12, 13);
    assertThat(hdf5("x", "/group/itself/itself/inner").classes()).containsExactly("1", "2", "3");
    assertThatThrownBy(() -> hdf5("one", "unsigned"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kinds.h5: one: links lead in a circle: /one -> /two -> /one");
    assertThatThrownBy(() -> hdf5("outside", "unsigned"))
        .hasMessageContaining("'/outside' is a link to another file");
    assertThatThrownBy(() -> hdf5("none", "unsigned"))
        .hasMessageContainingAll("there is no array of numbers 'none'", "/one -> /two", "/x float");
  }

  @Test
  void bringsChannelsBeforeHeightAndWidth() throws IOException {
    checkPictures(hdf5("images", "unsigned", Orientation.ROWS, Optional.of(Channels.LAST)));
    checkPictures(hdf5("first", "unsigned", Orientation.ROWS, Optional.of(Channels.FIRST)));
    checkPictures(hdf5("first", "unsigned"));
    assertThatThrownBy(() -> hdf5("images", "unsigned"))
        .hasMessageContainingAll("'images' holds pictures of 4x5x3", "write channels: first");
    assertThat(hdf5("grey", "unsigned").inputShape()).hasToString("1x4x5");
  }

  @Test
  void readsPicturesAsMatlabsMakersHaveThem() throws IOException {
    for (String file : new String[] {"kinds-v5.mat", "kinds-v73.mat"}) {
      checkPictures(mat(file, "images", "data.y", Orientation.COLUMNS, Optional.of(Channels.LAST)));
      assertThatThrownBy(() -> mat(file, "images", "data.y"))
          .hasMessageContainingAll("'images' is 4 x 5 x 3 x 6", "Then write examples: columns");
    }
  }

  @Test
  void readsTextsAndFieldsOfMatlabFiles() throws IOException {
    for (String file : new String[] {"kinds-v5.mat", "kinds-v73.mat"}) {
      assertThat(mat(file, "x", "cells").classes()).containsExactly("a", "c", "caf\u00e9");
      assertThat(mat(file, "x", "data.y").classes()).containsExactly("1", "2", "3");
    }
    assertThat(mat("kinds-v5.mat", "x", "chars").train().labels())
        .containsExactly(0, 2, 1, 0, 2, 1);
    assertThat(mat("kinds-v73.mat", "x", "chars").classes()).containsExactly("a", "b", "c");
    assertThat(mat("kinds-v5.mat", "data.inner.z", "data.y").train().inputs().rows(1, 2))
        .containsExactly(10, 11, 12, 13);
    assertThatThrownBy(() -> mat("kinds-v5.mat", "data.z", "data.y"))
        .hasMessageContainingAll("no array of numbers 'data.z'", "data.inner.z double[6, 4]");
    assertThatThrownBy(() -> mat("kinds-v5.mat", "x", "mixed"))
        .hasMessageContaining("cell 2 of 'mixed' holds");
  }

  @Test
  void readsVersion4() throws IOException {
    Dataset data = mat("table-v4.mat", "fts", "labels");
    assertThat(data.classes()).containsExactly("1", "2", "3");
    assertThat(data.train().inputs().rows(4, 5)).containsExactly(40, 41, 42, 43);
    assertThat(mat("table-v4.mat", "fts", "chars").classes()).containsExactly("a", "bb", "c");
    byte[] whole = Files.readAllBytes(home.resolve("table-v4.mat"));
    Files.write(home.resolve("table-v4.mat"), java.util.Arrays.copyOf(whole, whole.length - 3));
    assertThatThrownBy(() -> mat("table-v4.mat", "fts", "labels"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged or truncated");
  }

  private static void checkPictures(Dataset data) {
    assertThat(data.inputShape()).hasToString("3x4x5");
    float[] first = data.train().inputs().rows(0, 1);
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int pixel = 0; pixel < 20; pixel++) {
        assertThat(first[channel * 20 + pixel]).isEqualTo(pixel * CHANNELS + channel);
      }
    }
  }

  private Dataset hdf5(String features, String labels) throws IOException {
    return hdf5(features, labels, Orientation.ROWS, Optional.empty());
  }

  private Dataset hdf5(
      String features, String labels, Orientation examples, Optional<Channels> channels)
      throws IOException {
    return new Hdf5(
            Path.of("kinds.h5"),
            features,
            labels,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            examples,
            channels,
            ArrayTarget.CLASSES,
            List.of())
        .load(new Folder(home), new Seed(1));
  }

  private Dataset mat(String file, String features, String labels) throws IOException {
    return mat(file, features, labels, Orientation.ROWS, Optional.empty());
  }

  private Dataset mat(
      String file,
      String features,
      String labels,
      Orientation examples,
      Optional<Channels> channels)
      throws IOException {
    return new Mat(
            Path.of(file),
            features,
            labels,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            examples,
            channels,
            ArrayTarget.CLASSES,
            List.of())
        .load(new Folder(home), new Seed(1));
  }
}
