package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShorterSideTest {
  static Stream<String> transforms() throws IOException {
    return new String(Expected.bytes("transforms.txt"), StandardCharsets.UTF_8).lines();
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void agreesWithTorchvisionsResizeAndCenterCrop(String line)
      throws IOException, BrokenPictureException {
    String[] words = line.split(" ", -1);
    float[] found = geometry(words).numbers(new PictureReader(bytes(words[0])).decode());
    int step = Integer.parseInt(words[5]);
    assertThat(found).hasSizeGreaterThan((words.length - 7) * step);
    for (int i = 6; i < words.length; i++) {
      assertThat(Math.abs(found[(i - 6) * step] - Integer.parseInt(words[i])))
          .as("number %d of %s", (i - 6) * step, words[0])
          .isLessThanOrEqualTo(1);
    }
  }

  private static Geometry geometry(String[] words) {
    return new Geometry(
        new Size(Integer.parseInt(words[3]), Integer.parseInt(words[4])),
        Color.RGB,
        Resize.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_')),
        Fit.STRETCH,
        Optional.of(Integer.valueOf(words[2])));
  }

  private static byte[] bytes(String name) throws IOException {
    if (!name.contains("/")) {
      return Expected.bytes(name);
    }
    Path path = Path.of(System.getProperty("graft.data", "data")).resolve(name);
    assumeThat(path).as("the photograph %s", path).isRegularFile();
    return Files.readAllBytes(path);
  }

  @Test
  void refusesAShorterSideThatTheCentreDoesNotFit() {
    assertThatThrownBy(
            () ->
                new Geometry(
                    new Size(224, 224), Color.RGB, Resize.NEAREST, Fit.STRETCH, Optional.of(200)))
        .hasMessageContaining("it must be as large, found 200");
    assertThatThrownBy(
            () -> new Geometry(new Size(8, 8), Color.RGB, Resize.NEAREST, Fit.PAD, Optional.of(9)))
        .hasMessageContaining("leave 'fit' out");
  }
}
