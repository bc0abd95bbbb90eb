package org.graft.engine.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.engine.problem.UserException;

/** Sizes of memory as users write them. */
public final class MemorySize {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,12})([kmgt]?)(i?b)?");

  private MemorySize() {}

  /** Bytes of a size such as {@code 8G}, {@code 500M} or {@code 2000000000}; K is 1,024. */
  public static long bytes(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches() && Long.parseLong(matcher.group(1)) > 0) {
      int power = matcher.group(2).isEmpty() ? 0 : 1 + "kmgt".indexOf(matcher.group(2));
      double bytes = Long.parseLong(matcher.group(1)) * Math.pow(1024, power);
      if (bytes < Long.MAX_VALUE) {
        return (long) bytes;
      }
    }
    throw new UserException("--memory: expected a size such as 8G or 500M, found '" + text + "'");
  }
}
