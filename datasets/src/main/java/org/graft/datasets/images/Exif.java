package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.graft.datasets.images.JpegMarkers.Segment;

/** Finds the EXIF block of a file: JPEG's APP1, PNG's eXIf, WebP's EXIF; a TIFF is one. */
final class Exif {
  private static final int EXIF = 0x45786966;
  private static final int PNG_EXIF = 0x65584966;
  private static final int WEBP_EXIF = 0x45584946;
  private static final int APP1 = 0xe1;

  private Exif() {}

  /** The orientation that {@code file} asks for. */
  static Orientation orientation(Format format, byte[] file) {
    return find(format, ByteBuffer.wrap(file)).map(Orientation::read).orElse(Orientation.UPRIGHT);
  }

  private static Optional<ByteBuffer> find(Format format, ByteBuffer file) {
    return switch (format) {
      case JPEG -> jpeg(file);
      case PNG -> chunk(file, 8, PNG_EXIF);
      case WEBP -> riff(file.order(ByteOrder.LITTLE_ENDIAN));
      case TIFF -> Optional.of(file);
      case BMP, GIF -> Optional.empty();
    };
  }

  private static Optional<ByteBuffer> jpeg(ByteBuffer file) {
    for (Segment segment : JpegMarkers.segments(file)) {
      if (segment.marker() == APP1
          && segment.length() > 6
          && file.getInt(segment.start()) == EXIF) {
        return part(file, segment.start() + 6L, segment.length() - 6L);
      }
    }
    return Optional.empty();
  }

  private static Optional<ByteBuffer> chunk(ByteBuffer file, int start, int type) {
    for (long at = start; at + 12 <= file.limit(); ) {
      long length = Integer.toUnsignedLong(file.getInt((int) at));
      if (file.getInt((int) at + 4) == type) {
        return part(file, at + 8, length);
      }
      at += 12 + length;
    }
    return Optional.empty();
  }

  private static Optional<ByteBuffer> riff(ByteBuffer file) {
    for (long at = 12; at + 8 <= file.limit(); ) {
      long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
      if (Integer.reverseBytes(file.getInt((int) at)) == WEBP_EXIF) {
        return part(file, at + 8, length).map(Exif::withoutPrefix);
      }
      at += 8 + length + length % 2;
    }
    return Optional.empty();
  }

  /** Some writers put JPEG's {@code Exif\0\0} before the block. */
  private static ByteBuffer withoutPrefix(ByteBuffer block) {
    boolean prefixed = block.remaining() > 6 && block.getInt(0) == EXIF;
    return prefixed ? block.slice(6, block.remaining() - 6) : block;
  }

  private static Optional<ByteBuffer> part(ByteBuffer file, long from, long length) {
    return from + length <= file.limit()
        ? Optional.of(file.slice((int) from, (int) length))
        : Optional.empty();
  }
}
