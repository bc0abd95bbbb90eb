package org.graft.reports.csv;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sheet of values with a heading, written as CSV (RFC 4180) with all digits.
 *
 * @param id its name in files
 * @param heading names of the columns
 * @param rows as many values a row as there are columns
 */
public record Sheet(String id, List<String> heading, List<List<String>> rows) {
  private static final Pattern FORMULA = Pattern.compile("^[=+@\\t-]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(Infinity|[0-9.]+([eE][+-]?[0-9]+)?)");

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

  /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
  private static String cell(String value) {
    boolean formula = FORMULA.matcher(value).find() && !NUMBER.matcher(value).matches();
    String text = formula ? "'" + value : value;
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
