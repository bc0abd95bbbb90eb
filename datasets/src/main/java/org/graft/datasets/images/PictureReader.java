package org.graft.datasets.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.graft.spi.network.Size;
import org.jspecify.annotations.Nullable;

/** Reads sizes and pixels of one file that lies in memory. */
final class PictureReader {
  private static final String ENDLESS = "has no end-of-image marker";
  private static final String TRUNCATED = "is a truncated JPEG (it " + ENDLESS + ")";
  private final Format format;
  private final byte[] file;
  private final boolean endless;

  /**
   * A reader of {@code file}.
   *
   * @throws BrokenPictureException if its first bytes are no picture's
   */
  PictureReader(byte[] file) throws BrokenPictureException {
    if (file.length == 0) {
      throw new BrokenPictureException("is empty");
    }
    this.format =
        Format.of(file)
            .orElseThrow(
                () ->
                    new BrokenPictureException(
                        "is not a picture: its content is not JPEG, PNG, BMP, GIF, WebP or TIFF"));
    this.endless = format == Format.JPEG && !JpegEnd.isThere(file);
    this.file =
        switch (format) {
          case JPEG -> endless ? JpegEnd.added(file) : file;
          case BMP -> BmpHeader.ofWindows(file);
          case PNG, GIF, WEBP, TIFF -> file;
        };
  }

  /**
   * Refuses a picture that its header says is too large, and says how many pixels it has.
   *
   * @throws BrokenPictureException saying so, or that the header cannot be read
   */
  long check(Limits limits) throws BrokenPictureException {
    Size frame = reading(reader -> new Size(reader.getHeight(0), reader.getWidth(0)));
    Size size = format == Format.GIF ? GifScreen.of(file).size() : frame;
    Optional<String> refusal = limits.refusal(size.height(), size.width());
    if (refusal.isPresent()) {
      throw new BrokenPictureException(refusal.get());
    }
    return (long) size.height() * size.width();
  }

  /** What is odd about a file whose picture is whole nevertheless. */
  Optional<String> remark() {
    return endless ? Optional.of(ENDLESS) : Optional.empty();
  }

  /**
   * Decodes the (first) picture and turns it upright.
   *
   * @throws BrokenPictureException if it is truncated or damaged
   */
  Pixels decode() throws BrokenPictureException {
    if (endless && !JpegEnd.isOneScan(file)) {
      throw new BrokenPictureException(TRUNCATED);
    }
    Completeness.check(format, file);
    Warnings warnings = new Warnings();
    BufferedImage image =
        reading(
            reader -> {
              reader.addIIOReadWarningListener(warnings);
              return format == Format.TIFF ? TiffImage.read(reader) : reader.read(0);
            });
    if (endless && warnings.premature().isPresent()) {
      throw new BrokenPictureException(TRUNCATED);
    }
    warnings.check(name());
    Pixels pixels = Raster8.of(image);
    return format == Format.GIF
        ? GifScreen.of(file).around(pixels, image)
        : pixels.upright(Exif.orientation(format, file));
  }

  private <T> T reading(Reading<T> reading) throws BrokenPictureException {
    @Nullable Exception failure = null;
    byte[] bytes = ColorProfile.removed(format, file);
    try {
      for (ImageReader reader : format.readers(file)) {
        try (ImageInputStream in =
            new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
          reader.setInput(in, true, true);
          return reading.read(reader);
        } catch (IOException | RuntimeException e) {
          // Decoders meet damaged files with any exception they like.
          failure = e;
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException e) {
      failure = e;
    }
    throw damaged(failure);
  }

  private BrokenPictureException damaged(@Nullable Exception failure) {
    String why = String.valueOf(failure);
    if (failure != null && failure.getMessage() != null) {
      why = failure.getMessage();
    }
    return new BrokenPictureException("is a damaged " + name() + " (" + why + ")", failure);
  }

  private String name() {
    return format == Format.WEBP ? "WebP" : format.name().toUpperCase(Locale.ROOT);
  }

  /** What is asked of a library's reader. */
  private interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }
}
