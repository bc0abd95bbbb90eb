package org.graft.engine.store;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a store may grow.
 *
 * @param bytes so many bytes; ignored where {@code share} is positive
 * @param share this share of what its disk has free and the store takes already, in (0, 1]; or 0
 */
public record StoreLimit(long bytes, double share) {
  /** Half of what is free. */
  public static final StoreLimit STANDARD = new StoreLimit(0, 0.5);

  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "",
          1L,
          "b",
          1L,
          "kb",
          1_000L,
          "mb",
          1_000_000L,
          "gb",
          1_000_000_000L,
          "tb",
          1_000_000_000_000L,
          "kib",
          1L << 10,
          "mib",
          1L << 20,
          "gib",
          1L << 30,
          "tib",
          1L << 40);

  /**
   * Reads {@code 20GB}, {@code 512MiB} or {@code 25%}, the last of what is free.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  public static StoreLimit parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (matcher.matches()) {
      double number = Double.parseDouble(matcher.group(1));
      String unit = matcher.group(2).toLowerCase(Locale.ROOT);
      Long factor = UNITS.get(unit);
      if (unit.equals("%") && number > 0 && number <= 100) {
        return new StoreLimit(0, number / 100);
      }
      if (factor != null) {
        return new StoreLimit((long) (number * factor), 0);
      }
    }
    throw new IllegalArgumentException(
        "expected a size such as 20GB, 512MiB or 25% (of what is free), found '" + text + "'");
  }

  /** The limit in bytes of a store in {@code folder} that takes {@code taken} bytes now. */
  long bytes(Path folder, long taken) throws IOException {
    if (share <= 0) {
      return bytes;
    }
    FileStore disk = Files.getFileStore(folder);
    return (long) (share * (disk.getUsableSpace() + taken));
  }

  @Override
  public String toString() {
    return share > 0
        ? String.format(Locale.ROOT, "%.4g %% of what is free", share * 100)
        : ByteText.of(bytes);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return share > 0
        ? BigDecimal.valueOf(share).movePointRight(2).toPlainString() + "%"
        : String.valueOf(bytes);
  }
}
