package org.graft.reports.text;

/** Text made safe for LaTeX. */
public final class Latex {
  private Latex() {}

  /** Escapes what LaTeX reads as commands, and writes the signs that reports use. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(letter(c)));
    return out.toString();
  }

  private static String letter(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '#', '$', '%', '&', '_' -> "\\" + (char) c;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\textquotedbl{}";
      case '\u2212' -> "$-$";
      case '\u2013' -> "--";
      case '\u2026' -> "\\dots{}";
      case '\u221e' -> "$\\infty$";
      case '\u2261' -> "$\\equiv$";
      case '\u2264' -> "$\\le$";
      case '\u2265' -> "$\\ge$";
      case '\u00d7' -> "$\\times$";
      default -> Character.isISOControl(c) ? " " : Character.toString(c);
    };
  }
}
