package org.graft.reports.csv;

import java.io.IOException;
import java.util.List;

/**
 * A sheet of values with a heading, written as CSV (RFC 4180) with all digits.
 *
 * @param id its name in files
 * @param heading names of the columns
 * @param rows as many values a row as there are columns
 */
public record Sheet(String id, List<String> heading, List<List<String>> rows) {
  /** Writes heading and rows. */
  public void write(Appendable out) throws IOException {
    line(out, heading);
    for (List<String> row : rows) {
      line(out, row);
    }
  }

  private static void line(Appendable out, List<String> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ",").append(cell(values.get(i)));
    }
    out.append("\r\n");
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
