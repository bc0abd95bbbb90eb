package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Aligned columns of plain text; cells wrap between words. */
final class TextTable {
  private static final int GAP = 2;
  private static final int WIDEST = 24;
  private static final int NARROWEST_LAST = 20;

  private TextTable() {}

  /** Rows of equally many cells; the last column takes the room that is left. */
  static String of(List<List<String>> rows, int width) {
    if (rows.isEmpty()) {
      return "";
    }
    int[] widths = widths(rows, width);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<List<String>> cells = new ArrayList<>();
      int height = 1;
      for (int column = 0; column < widths.length; column++) {
        cells.add(lines(row.get(column), widths[column]));
        height = Math.max(height, cells.get(column).size());
      }
      for (int line = 0; line < height; line++) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
          List<String> cell = cells.get(column);
          String part = line < cell.size() ? cell.get(line) : "";
          out.append(part).append(" ".repeat(Math.max(0, widths[column] - part.length()) + GAP));
        }
        text.append(out.toString().stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }

  /** One paragraph, every line indented. */
  static String wrap(String paragraph, int width, int indent) {
    StringBuilder text = new StringBuilder();
    for (String line : lines(paragraph, width - indent)) {
      text.append(" ".repeat(indent)).append(line).append('\n');
    }
    return text.toString();
  }

  private static int[] widths(List<List<String>> rows, int width) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    int left = width;
    for (int column = 0; column < columns - 1; column++) {
      for (List<String> row : rows) {
        int most = column == 0 ? row.get(column).length() : WIDEST;
        widths[column] = Math.max(widths[column], Math.min(most, row.get(column).length()));
      }
      left -= widths[column] + GAP;
    }
    for (int widest = WIDEST; left < NARROWEST_LAST && widest > 8; widest--) {
      for (int column = 1; column < columns - 1; column++) {
        int cut = Math.max(0, widths[column] - Math.max(widest, longestWord(rows, column)));
        widths[column] -= cut;
        left += cut;
      }
    }
    widths[columns - 1] = Math.max(8, left);
    return widths;
  }

  private static int longestWord(List<List<String>> rows, int column) {
    return rows.stream()
        .flatMap(row -> Stream.of(row.get(column).split(" ", -1)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    int indent = text.length() - text.stripLeading().length();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (String word : text.strip().split(" ", -1)) {
      String rest = word;
      if (line.length() > indent && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
      }
      if (line.length() > indent) {
        line.append(' ');
      }
      while (line.length() + rest.length() > width && width > indent) {
        int room = width - line.length();
        lines.add(line + rest.substring(0, room));
        rest = rest.substring(room);
        line = new StringBuilder(" ".repeat(indent));
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
