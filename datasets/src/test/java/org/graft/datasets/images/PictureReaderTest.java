package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  static List<Expected> decoded() throws IOException {
    return Expected.all().stream().filter(e -> e.what().contains(".")).toList();
  }

  static List<Expected> pillow() throws IOException {
    return Expected.all().stream().filter(e -> e.what().startsWith("pillow-")).toList();
  }

  static List<Expected> keras() throws IOException {
    return Expected.all().stream().filter(e -> e.what().matches("bi[lc][a-z]+|lanczos.")).toList();
  }

  @ParameterizedTest
  @MethodSource("decoded")
  void decodesAsPillowDoes(Expected expected) throws Exception {
    Pixels pixels = new PictureReader(Expected.bytes(expected.what())).decode();
    Geometry same = new Geometry(expected.size(), Color.RGB, Resize.NEAREST, Fit.STRETCH);

    assertThat(new Size(pixels.height(), pixels.width())).isEqualTo(expected.size());
    // Inverse cosine transforms and conversions of colour round their own way.
    double rounding =
        expected.what().endsWith(".jpg") ? 2 : expected.what().equals("lossy.webp") ? 20 : 0;
    assertThat(expected.distance(same.numbers(pixels))).isLessThanOrEqualTo(rounding);
  }

  @ParameterizedTest
  @MethodSource("pillow")
  void resizesAsPillowDoesBitForBit(Expected expected) throws Exception {
    String name =
        expected.what().equals("pillow-nearest") ? "NEAREST" : expected.what().replace('-', '_');
    assertThat(expected.distance(resized(name, Fit.STRETCH, expected.size()))).isZero();
  }

  @ParameterizedTest
  @MethodSource("keras")
  void resizesAsTensorFlowDefinesIt(Expected expected) throws Exception {
    float[] found = resized(expected.what(), Fit.STRETCH, expected.size());
    assertThat(expected.distance(found)).isLessThan(1e-3);
  }

  @Test
  void cropsAndPadsToTheAspectRatio() throws Exception {
    for (Expected expected : Expected.all()) {
      if (expected.what().equals("center-crop") || expected.what().equals("pad")) {
        Fit fit = Fit.valueOf(expected.what().toUpperCase(Locale.ROOT).replace('-', '_'));
        assertThat(expected.distance(resized("nearest", fit, expected.size()))).isZero();
      }
      if (expected.what().equals("to-grey")) {
        Pixels pixels = new PictureReader(Expected.bytes("rgb.png")).decode();
        Geometry grey = new Geometry(expected.size(), Color.GREY, Resize.NEAREST, Fit.PAD);
        assertThat(expected.distance(grey.numbers(pixels))).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "rgb.bmp",
        "rgb.jpg",
        "rgb-420-progressive.jpg",
        "cmyk.jpg",
        "palette.gif",
        "lossless.webp",
        "lossy.webp",
        "grey16.png"
      })
  void refusesEveryKindOfFileThatBreaksOff(String name) throws IOException {
    byte[] whole = Expected.bytes(name);
    for (double share : new double[] {0.3, 0.6, 0.9}) {
      byte[] part = Arrays.copyOf(whole, (int) (whole.length * share));
      assertThatThrownBy(() -> new PictureReader(part).decode())
          .as("%s at %s", name, share)
          .isInstanceOf(BrokenPictureException.class)
          .hasMessageMatching("is a (damaged|truncated) (JPEG|PNG|BMP|GIF|WebP) \\(.+\\)");
    }
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> new PictureReader(new byte[0])).hasMessage("is empty");
    assertThatThrownBy(() -> new PictureReader("a cat".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("is not a picture: its content is not JPEG, PNG, BMP, GIF or WebP");
  }

  private static float[] resized(String name, Fit fit, Size size) throws Exception {
    Pixels pixels = new PictureReader(Expected.bytes("rgb.png")).decode();
    Resize resize = Resize.valueOf(name.toUpperCase(Locale.ROOT));
    return new Geometry(size, Color.RGB, resize, fit).numbers(pixels);
  }
}
