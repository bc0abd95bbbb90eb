package org.graft.datasets.images;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Kinds of image file, known by their first bytes and never by their names. */
@SuppressWarnings("ImmutableEnumChecker") // a list that is copied
enum Format {
  JPEG(0, "\u00ff\u00d8\u00ff"),
  PNG(0, "\u0089PNG\r\n\u001a\n"),
  BMP(0, "BM"),
  GIF(0, "GIF8"),
  WEBP(8, "WEBP"),
  TIFF(0, "II*\0", "MM\0*");

  /** How many bytes at a file's beginning tell its format. */
  static final int MAGIC = 12;

  private final int at;
  private final List<String> magics;

  Format(int at, String... magics) {
    this.at = at;
    this.magics = List.of(magics);
  }

  /** The format of a file that begins so. */
  static Optional<Format> of(byte[] beginning) {
    return Arrays.stream(values()).filter(format -> format.begins(beginning)).findFirst();
  }

  private boolean begins(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, MAGIC), StandardCharsets.ISO_8859_1);
    return magics.stream().anyMatch(magic -> start.startsWith(magic, at));
  }

  /**
   * New readers to be tried one after another, the same whatever else is on the class path; to be
   * disposed of. The JDK's come first, as they leave samples as stored, as Pillow does; for JPEG
   * with colours for print, or what the JDK finds odd, the library's follows. WebP has one decoder,
   * Google's, which Pillow has too.
   */
  List<ImageReader> readers(byte[] file) throws IOException {
    return switch (this) {
      case JPEG ->
          JpegMarkers.components(file) == 4
              ? List.of(Registered.JPEG.createReaderInstance())
              : List.of(ofJdk(name()), Registered.JPEG.createReaderInstance());
      case WEBP -> List.of(new WebPImageReaderSpi().createReaderInstance());
      case PNG, BMP, GIF, TIFF -> List.of(ofJdk(name()));
    };
  }

  private static ImageReader ofJdk(String name) {
    for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name);
        readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException("this JDK reads no " + name);
  }

  /** Readers of the library, which must be registered to find the JDK's that they build on. */
  private static final class Registered {
    static final ImageReaderSpi JPEG = register(new JPEGImageReaderSpi());

    private Registered() {}

    private static ImageReaderSpi register(ImageReaderSpi reader) {
      IIORegistry.getDefaultInstance().registerServiceProvider(reader, ImageReaderSpi.class);
      return reader;
    }
  }
}
