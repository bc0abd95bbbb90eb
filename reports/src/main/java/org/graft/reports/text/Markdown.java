package org.graft.reports.text;

/** Text made safe for GitHub-flavoured Markdown. */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>#|~!&";

  private Markdown() {}

  /** Escapes what Markdown and HTML read as markup; line breaks become spaces. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '<') {
                out.append("&lt;");
              } else if (c == '>') {
                out.append("&gt;");
              } else if (c == '&') {
                out.append("&amp;");
              } else if (Character.isISOControl(c)) {
                out.append(' ');
              } else {
                out.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
