package org.graft.datasets.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** EXIF's eight orientations, by what makes the stored picture upright. */
enum Orientation {
  /** 1: as stored. */
  UPRIGHT(false, false, false),
  /** 2: mirrored. */
  MIRRORED(false, true, false),
  /** 3: upside down. */
  ROTATED_180(false, true, true),
  /** 4: mirrored upside down. */
  FLIPPED(false, false, true),
  /** 5: rows are columns. */
  TRANSPOSED(true, false, false),
  /** 6: to be turned clockwise. */
  ROTATED_90(true, false, true),
  /** 7: rows are columns, from the other corner. */
  TRANSVERSED(true, true, true),
  /** 8: to be turned counter-clockwise. */
  ROTATED_270(true, true, false);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private final boolean transposes;
  private final boolean flipsAcross;
  private final boolean flipsDown;

  Orientation(boolean transposes, boolean flipsAcross, boolean flipsDown) {
    this.transposes = transposes;
    this.flipsAcross = flipsAcross;
    this.flipsDown = flipsDown;
  }

  /** Whether rows of the stored picture are columns of the upright one. */
  boolean transposes() {
    return transposes;
  }

  /** Whether columns of the stored picture are to be read from the last. */
  boolean flipsAcross() {
    return flipsAcross;
  }

  /** Whether rows of the stored picture are to be read from the last. */
  boolean flipsDown() {
    return flipsDown;
  }

  /**
   * The orientation that an EXIF block names, from its TIFF header on; upright where it does not.
   */
  static Orientation read(ByteBuffer exif) {
    ByteBuffer tiff = exif.slice();
    if (tiff.remaining() < 8) {
      return UPRIGHT;
    }
    String order = new String(new byte[] {tiff.get(0), tiff.get(1)}, StandardCharsets.ISO_8859_1);
    tiff.order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int i = 0; i < entries && directory + 14 + 12L * i <= tiff.limit(); i++) {
      int at = (int) directory + 2 + 12 * i;
      if (tiff.getShort(at) == TAG && tiff.getShort(at + 2) == SHORT) {
        int value = Short.toUnsignedInt(tiff.getShort(at + 8));
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
