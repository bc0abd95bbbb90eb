package org.graft.datasets.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobsTest {
  private static final List<Double> BOX = List.of(-10.0, 10.0);
  private static final Map<String, Blobs> CASES =
      Map.ofEntries(
          Map.entry("tutorial-1", blobs(1000, 3, 2, 2, 1)),
          Map.entry("tutorial-2", blobs(1000, 3, 2, 2, 2)),
          Map.entry("seed-0", blobs(20, 3, 2, 1, 0)),
          Map.entry("seed-highest", blobs(17, 4, 3, 1, 4294967295L)),
          Map.entry("unshuffled", of(11, 3, 5, 1, BOX, false, 42, List.of())),
          Map.entry("box", of(10, 2, 2, 1, List.of(-0.25, 100.0), true, 7, List.of())),
          Map.entry(
              "unequal",
              of(1000, 3, 3, 1, BOX, true, 123, List.of(size(3), size(0), size(7), size(5)))),
          Map.entry(
              "given-centers",
              of(13, 3, 2, 1, BOX, true, 9, List.of(at(0.1, 5.0, -3.3), at(1e3, 0.0, 2.5)))),
          Map.entry(
              "own-stds",
              of(
                  2,
                  3,
                  2,
                  1,
                  BOX,
                  true,
                  10,
                  List.of(
                      new Cluster(List.of(0.0, 0.0), Optional.of(4), Optional.of(0.1)),
                      new Cluster(List.of(1.0, 2.0), Optional.of(6), Optional.of(3.0))))),
          Map.entry("one-feature", blobs(9, 1, 1, 0.3, 11)),
          Map.entry("many", blobs(200_001, 7, 5, 1.7, 2024)),
          Map.entry("wide", blobs(300, 10, 3_001, 1, 99_999)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tutorial-1",
        "tutorial-2",
        "seed-0",
        "seed-highest",
        "unshuffled",
        "box",
        "unequal",
        "given-centers",
        "own-stds",
        "one-feature"
      })
  void givesTheVeryPointsOfScikitLearn(String name) {
    Blobs blobs = blobs(name);
    Points points = blobs.points(blobs.randomState().orElseThrow());
    List<String[]> printed = Printed.points(name);

    assertThat(points.size()).isEqualTo(printed.size());
    assertThat(blobs.width()).isEqualTo(printed.get(0).length - 1);
    for (int row = 0; row < points.size(); row++) {
      assertThat(points.blob(row)).isEqualTo(Integer.parseInt(printed.get(row)[0]));
      for (int j = 0; j < blobs.width(); j++) {
        assertThat(Double.toHexString(points.value(row, j)))
            .isEqualTo(Double.toHexString(Double.parseDouble(printed.get(row)[j + 1])));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "wide"})
  void givesTheVeryPointsOfScikitLearnInLargeSetsToo(String name) throws Exception {
    Blobs blobs = blobs(name);
    Points points = blobs.points(blobs.randomState().orElseThrow());
    MessageDigest coordinates = sha256();
    MessageDigest labels = sha256();
    ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < points.size(); row++) {
      for (int j = 0; j < blobs.width(); j++) {
        coordinates.update(eight.putDouble(0, points.value(row, j)).array());
      }
      labels.update(eight.putLong(0, points.blob(row)).array());
    }

    String[] printed =
        Printed.startingWith("digest").stream()
            .filter(words -> words[1].equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(HexFormat.of().formatHex(coordinates.digest())).isEqualTo(printed[2]);
    assertThat(HexFormat.of().formatHex(labels.digest())).isEqualTo(printed[3]);
  }

  @Test
  void trainsOnTheFirstHalfUnlessToldOtherwise() {
    Blobs tutorial = blobs("tutorial-1");
    Dataset dataset = tutorial.load(new NoAccess(), new Seed(1));
    Points points = tutorial.points(1);

    assertThat(dataset.classes()).containsExactly("0", "1", "2");
    assertThat(dataset.inputShape()).hasToString("2");
    assertThat(dataset.train().size()).isEqualTo(500);
    assertThat(dataset.test().size()).isEqualTo(500);
    assertThat(dataset.validation()).isEmpty();
    float[] first = dataset.test().inputs().rows(0, 1);
    assertThat(first).containsExactly((float) points.value(500, 0), (float) points.value(500, 1));
    assertThat(dataset.test().label(0)).isEqualTo(points.blob(500));
  }

  @Test
  void takesItsSeedFromTheExperimentWhenItHasNone() {
    Blobs blobs = new Blobs(30, 3, 2, 1, BOX, true, Optional.empty(), Optional.empty(), List.of());
    String one = blobs.load(new NoAccess(), new Seed(1)).digest();

    assertThat(blobs.load(new NoAccess(), new Seed(1)).digest()).isEqualTo(one);
    assertThat(blobs.load(new NoAccess(), new Seed(2)).digest()).isNotEqualTo(one);
  }

  @Test
  void saysWhatDoesNotFitTogether() {
    assertThatThrownBy(
            () -> new Blobs(100, 3, 2, 1, BOX, true, Optional.of(1L), Optional.of(100), List.of()))
        .hasMessage("train must leave rows to test: 1 to 99 of 100 points, found 100");
    assertThatThrownBy(() -> of(100, 3, 2, 1, List.of(3.0), true, 1, List.of()))
        .hasMessage("center-box must be [lowest, highest], found [3.0]");
    assertThatThrownBy(() -> of(100, 3, 2, 1, BOX, true, 1, List.of(at(1, 2), at(1))))
        .hasMessageContaining("every center needs as many numbers");
    assertThatThrownBy(() -> of(100, 3, 2, 1, BOX, true, 1, List.of(at(1, 2), size(3))))
        .hasMessageContaining("either all or none");
    assertThatThrownBy(() -> blobs(100, 3, 2, 1, -1))
        .hasMessage("random-state must lie in 0..4294967295, found -1");
    assertThatThrownBy(() -> blobs(100, 3, 2, Double.NaN, 1))
        .hasMessage("cluster-std must be 0 or more, found NaN");
  }

  private static Blobs blobs(String name) {
    return Optional.ofNullable(CASES.get(name)).orElseThrow();
  }

  private static Blobs blobs(int samples, int centers, int features, double std, long state) {
    return of(samples, centers, features, std, BOX, true, state, List.of());
  }

  private static Blobs of(
      int samples,
      int centers,
      int features,
      double std,
      List<Double> box,
      boolean shuffle,
      long state,
      List<Cluster> clusters) {
    return new Blobs(
        samples,
        centers,
        features,
        std,
        box,
        shuffle,
        Optional.of(state),
        Optional.empty(),
        clusters);
  }

  private static Cluster size(int samples) {
    return new Cluster(List.of(), Optional.of(samples), Optional.empty());
  }

  private static Cluster at(double... center) {
    List<Double> list = java.util.Arrays.stream(center).boxed().toList();
    return new Cluster(list, Optional.empty(), Optional.empty());
  }

  private static MessageDigest sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }

  private record NoAccess() implements DataAccess {
    @Override
    public Path fetch(RemoteFile file) {
      throw new UnsupportedOperationException("blobs need no file");
    }

    @Override
    public Path cache(String name) {
      throw new UnsupportedOperationException("blobs need no cache");
    }

    @Override
    public Path resolve(Path path) {
      return path;
    }
  }
}
