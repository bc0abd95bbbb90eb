package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The segments of a JPEG file that come before its pixels. */
final class JpegMarkers {
  private static final int SOS = 0xda;
  private static final int FRAME_LENGTH = 6;

  private JpegMarkers() {}

  /** The segments, as far as the file makes sense. */
  static List<Segment> segments(ByteBuffer file) {
    List<Segment> segments = new ArrayList<>();
    for (int at = 2; at + 4 <= file.limit() && file.get(at) == (byte) 0xff; ) {
      int marker = file.get(at + 1) & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      int length = Short.toUnsignedInt(file.getShort(at + 2));
      if (marker == SOS || length < 2 || at + 2 + length > file.limit()) {
        break;
      }
      segments.add(new Segment(marker, at + 4, length - 2));
      at += 2 + length;
    }
    return segments;
  }

  /** How many components the picture has; 0 where the file does not say. */
  static int components(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    for (Segment segment : segments(bytes)) {
      if (segment.isFrame() && segment.length() >= FRAME_LENGTH) {
        return bytes.get(segment.start() + FRAME_LENGTH - 1) & 0xff;
      }
    }
    return 0;
  }

  /**
   * A segment.
   *
   * @param marker its kind
   * @param start where its content starts
   * @param length of its content
   */
  record Segment(int marker, int start, int length) {
    /** Whether it is the frame's header (SOF0 to SOF15, without the tables between them). */
    boolean isFrame() {
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
  }
}
