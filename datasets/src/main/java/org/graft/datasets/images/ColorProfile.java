package org.graft.datasets.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.graft.datasets.images.JpegMarkers.Segment;

/** Takes colour profiles out of files, so that no reader applies them. */
final class ColorProfile {
  private static final int APP2 = 0xe2;
  private static final int WEBP_FLAGS = 20;
  private static final int HAS_PROFILE = 0x20;

  private ColorProfile() {}

  /** The file without its profile; colours for print keep theirs, as they mean nothing without. */
  static byte[] removed(Format format, byte[] file) {
    return switch (format) {
      case JPEG -> JpegMarkers.components(file) == 4 ? file : jpeg(file);
      case WEBP -> webp(file);
      case PNG, BMP, GIF, TIFF -> file;
    };
  }

  private static byte[] jpeg(byte[] file) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(file.length);
    int copied = 0;
    for (Segment segment : JpegMarkers.segments(ByteBuffer.wrap(file))) {
      if (segment.marker() == APP2) {
        rest.write(file, copied, segment.start() - 4 - copied);
        copied = segment.start() + segment.length();
      }
    }
    if (copied == 0) {
      return file;
    }
    rest.write(file, copied, file.length - copied);
    return rest.toByteArray();
  }

  /**
   * In an extended file (VP8X) the profile's chunk comes next; without a name it is passed over.
   */
  private static byte[] webp(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 34), StandardCharsets.ISO_8859_1);
    if (!start.startsWith("VP8X", 12) || !start.startsWith("ICCP", 30)) {
      return file;
    }
    byte[] copy = file.clone();
    copy[WEBP_FLAGS] &= (byte) ~HAS_PROFILE;
    System.arraycopy("NONE".getBytes(StandardCharsets.ISO_8859_1), 0, copy, 30, 4);
    return copy;
  }
}
