package org.graft.engine.store;

import java.util.Locale;

/** Numbers of bytes in words, in decimal units. */
public final class ByteText {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private ByteText() {}

  /** Such as {@code 4.2 MB}. */
  public static String of(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || value >= 99.5 ? "%.0f %s" : "%.3g %s", value, UNITS[unit]);
  }
}
