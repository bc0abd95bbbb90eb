package org.graft.engine.plugin;

import java.util.Locale;

/**
 * Text that can be shown anywhere: what a terminal, a page or a typesetter would obey, and what
 * turns a line around or breaks it unseen, is written out ({@code \x1b}, {@code \u202e}). Letters
 * of every script stay as they are.
 */
public final class Visible {
  private Visible() {}

  /** The text with controls shown, but for line ends and tabs. */
  public static String text(String text) {
    return shown(text, true);
  }

  /** The text on one line: a name. */
  public static String line(String text) {
    return shown(text, false);
  }

  private static String shown(String text, boolean lines) {
    if (text.codePoints().noneMatch(c -> hidden(c, lines))) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (hidden(c, lines)) {
                shown.append(escaped(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
    };
  }

  private static boolean hidden(int c, boolean lines) {
    if (c == '\n' || c == '\t') {
      return !lines;
    }
    boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
    boolean turns =
        c == 0x061c
            || c == 0x200e
            || c == 0x200f
            || (c >= 0x2028 && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069);
    return control || turns || (c >= 0xd800 && c <= 0xdfff);
  }
}
