package org.graft.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    double rounding = expected.what().endsWith(".jpg") ? 2 : 0;
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
        "os2-2.bmp",
        "lzw.tif",
        "palette.tif",
        "offset.gif",
        "grey.jpg",
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
          .hasMessageMatching("is a (damaged|truncated) (JPEG|PNG|BMP|GIF|WebP|TIFF) \\(.+\\)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.jpg", "grey.jpg", "cmyk.jpg"})
  void readsAndRemarksOnAJpegWithoutItsEndMarker(String name) throws Exception {
    byte[] whole = Expected.bytes(name);
    PictureReader reader = new PictureReader(Arrays.copyOf(whole, whole.length - 2));

    assertThat(reader.remark()).contains("has no end-of-image marker");
    assertThat(reader.decode().planes()).isDeepEqualTo(new PictureReader(whole).decode().planes());
    assertThat(new PictureReader(whole).remark()).isEmpty();
  }

  @Test
  void refusesAProgressiveJpegWithoutItsEndMarkerAsScansMayBeMissing() throws Exception {
    byte[] whole = Expected.bytes("rgb-420-progressive.jpg");

    assertThatThrownBy(() -> new PictureReader(Arrays.copyOf(whole, whole.length - 2)).decode())
        .hasMessage("is a truncated JPEG (it has no end-of-image marker)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"})
  void refusesAPngWithAWrongChecksum(String chunk) throws Exception {
    byte[] file = Expected.bytes("palette-transparent.png");
    int type = new String(file, StandardCharsets.ISO_8859_1).indexOf(chunk);
    int length = ByteBuffer.wrap(file).getInt(type - 4);
    file[type + 4 + length] ^= 1;

    assertThatThrownBy(() -> new PictureReader(file).decode())
        .hasMessage("is a damaged PNG (its " + chunk + " chunk does not match its CRC)");
  }

  @Test
  void refusesATiffOfNumbersThatHaveNoScale() throws Exception {
    byte[] file = Expected.bytes("float.tif");

    assertThatThrownBy(() -> new PictureReader(file).decode())
        .hasMessageStartingWith(
            "is a TIFF of a kind that is not read: its samples are not of 8 or 16 bits");
  }

  @Test
  void limitsTheScreenOfAGifAndNotItsFrame() throws Exception {
    byte[] file = Expected.bytes("offset.gif");

    assertThatThrownBy(() -> new PictureReader(file).check(new Limits(20, 1)))
        .hasMessageContaining("24 x 17 pixels");
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> new PictureReader(new byte[0])).hasMessage("is empty");
    assertThatThrownBy(() -> new PictureReader("a cat".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("is not a picture: its content is not JPEG, PNG, BMP, GIF, WebP or TIFF");
  }

  private static float[] resized(String name, Fit fit, Size size) throws Exception {
    Pixels pixels = new PictureReader(Expected.bytes("rgb.png")).decode();
    Resize resize = Resize.valueOf(name.toUpperCase(Locale.ROOT));
    return new Geometry(size, Color.RGB, resize, fit).numbers(pixels);
  }
}
