package org.graft.datasets.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
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
  private final Optional<WebpFrame> frame;

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
    this.frame = format == Format.WEBP ? WebpFrame.of(file) : Optional.empty();
  }

  /**
   * Refuses a picture that its header says is too large, and says how many pixels it has.
   *
   * @throws BrokenPictureException saying so, or that the header cannot be read
   */
  long check(Limits limits) throws BrokenPictureException {
    Size first = reading(reader -> new Size(reader.getHeight(0), reader.getWidth(0)));
    Size size =
        format == Format.GIF
            ? GifScreen.of(file).size()
            : frame.map(WebpFrame::canvas).orElse(first);
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
    if (format == Format.GIF) {
      return GifScreen.of(file).around(pixels, image);
    }
    return frame
        .map(first -> first.around(pixels))
        .orElse(pixels)
        .upright(Exif.orientation(format, file));
  }

  private <T> T reading(Reading<T> reading) throws BrokenPictureException {
    @Nullable Exception failure = null;
    byte[] bytes = ColorProfile.removed(format, frame.map(WebpFrame::file).orElse(file));
    try {
      for (ImageReader reader : format.readers(file)) {
        try (ImageInputStream in =
            new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
          reader.setInput(in, true, true);
          return reading.read(reader);
        } catch (UnsupportedPictureException e) {
          throw new BrokenPictureException(
              "is a " + name() + " of a kind that is not read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
          if (format != Format.WEBP) {
            throw e;
          }
          // What libwebp's binding throws where a frame is not as large as its header says.
          failure = new IOException("its frame is not as large as its header says", e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
          throw new BrokenPictureException(
              "is a %s, whose decoder cannot be loaded here (%s); convert it to PNG"
                  .formatted(name(), e.getMessage()),
              new IOException(e));
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
    return new BrokenPictureException(
        "is a damaged " + name() + " (" + why(failure) + ")", failure);
  }

  /** What a decoder found wrong, in words, as far as it has some. */
  private static String why(@Nullable Exception failure) {
    String message = failure == null ? null : failure.getMessage();
    if (failure instanceof EOFException || "Decode returned code NotEnoughData".equals(message)) {
      return "it ends too early";
    }
    if (message == null || message.startsWith("Decode returned code")) {
      return "its content is not as the format has it";
    }
    return message;
  }

  private String name() {
    return format == Format.WEBP ? "WebP" : format.name().toUpperCase(Locale.ROOT);
  }

  /** What is asked of a library's reader. */
  private interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }
}
