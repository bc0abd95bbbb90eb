package org.graft.slurm;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time limit as users write it: {@code 4h}, {@code 90min}, {@code 2d}, or as Slurm does. */
record TimeLimit(long seconds) {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,6}) ?(s|min|m|h|d)");
  private static final Pattern SLURM =
      Pattern.compile("(?:([0-9]{1,4})-)?([0-9]{1,6})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TimeLimit of(String text) {
    Matcher matcher = SHORT.matcher(text);
    long seconds =
        matcher.matches() ? Long.parseLong(matcher.group(1)) * unit(matcher.group(2)) : slurm(text);
    if (seconds < 1) {
      throw new IllegalArgumentException(
          "time must be such as 4h, 90min, 2d or Slurm's 1-12:00:00, found '" + text + "'");
    }
    return new TimeLimit(seconds);
  }

  private static long unit(String name) {
    return switch (name) {
      case "s" -> 1;
      case "h" -> 3600;
      case "d" -> 86_400;
      default -> 60;
    };
  }

  /** minutes, minutes:seconds, hours:minutes:seconds, days-hours[:minutes[:seconds]]. */
  private static long slurm(String text) {
    Matcher matcher = SLURM.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    long first = Long.parseLong(matcher.group(2));
    long second = number(matcher.group(3));
    long third = number(matcher.group(4));
    if (matcher.group(1) != null) {
      return Long.parseLong(matcher.group(1)) * 86_400 + first * 3600 + second * 60 + third;
    }
    return matcher.group(4) != null ? first * 3600 + second * 60 + third : first * 60 + second;
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** As {@code sbatch --time} takes it. */
  String slurm() {
    return String.format(
        Locale.ROOT,
        "%d-%02d:%02d:%02d",
        seconds / 86_400,
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60);
  }
}
