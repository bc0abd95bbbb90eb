package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.graft.datasets.images.JpegMarkers.Segment;

/**
 * The end of a JPEG. Cameras and downloads leave the end-of-image marker away; whether pixels are
 * missing too is then for the decoder to say, which works where one scan holds them all. Of several
 * scans (progressive files) nobody can tell how many there were.
 */
final class JpegEnd {
  private static final int SOS = 0xda;
  private static final int EOI = 0xd9;
  private static final int SEQUENTIAL = 0xc1;

  private JpegEnd() {}

  /**
   * Whether an end-of-image marker follows the start of the last scan (thumbnails have their own).
   */
  static boolean isThere(byte[] file) {
    for (int at = file.length - 2; at >= 2; at--) {
      if (file[at] == (byte) 0xff) {
        int marker = file[at + 1] & 0xff;
        if (marker == EOI) {
          return true;
        }
        if (marker == SOS) {
          return false;
        }
      }
    }
    return false;
  }

  /** {@code file}, which has none, with an end-of-image marker behind its bytes. */
  static byte[] added(byte[] file) {
    byte[] ended = Arrays.copyOf(file, file.length + 2);
    ended[file.length] = (byte) 0xff;
    ended[file.length + 1] = (byte) EOI;
    return ended;
  }

  /** Whether the first scan holds all components, each to its last bit. */
  static boolean isOneScan(byte[] file) {
    List<Segment> segments = JpegMarkers.segments(ByteBuffer.wrap(file));
    if (segments.isEmpty()) {
      return false;
    }
    Segment last = segments.get(segments.size() - 1);
    int scan = last.start() + last.length();
    return scan + 4 < file.length
        && (file[scan + 1] & 0xff) == SOS
        && file[scan + 4] == JpegMarkers.components(file)
        && segments.stream().anyMatch(s -> s.isFrame() && s.marker() <= SEQUENTIAL);
  }
}
