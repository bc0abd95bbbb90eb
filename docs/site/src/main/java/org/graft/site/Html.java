package org.graft.site;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of pages; texts are escaped. */
final class Html {
  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String code(String language, String text) {
    String kind = language.isEmpty() ? "" : " class=\"language-" + language + "\"";
    return "<pre><code" + kind + ">" + escaped(text) + "</code></pre>\n";
  }

  static String paragraph(String text) {
    return "<p>" + escaped(text) + "</p>\n";
  }

  static String heading(String anchor, String text) {
    return "<h2 id=\"%s\">%s</h2>\n".formatted(anchor, escaped(text));
  }

  /** A table; its first row is the head, and cells are texts. */
  static String table(List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<table>\n<thead>");
    html.append(row(rows.get(0), "th")).append("</thead>\n<tbody>\n");
    rows.stream().skip(1).forEach(row -> html.append(row(row, "td")).append('\n'));
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static String row(List<String> cells, String tag) {
    return cells.stream()
        .map(cell -> "<%s>%s</%s>".formatted(tag, escaped(cell), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
