package org.graft.datasets.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits lines into fields. Fields may be quoted; within quotes the delimiter means nothing, and a
 * quote is doubled or follows a backslash.
 *
 * @param delimiter what stands between fields
 * @param quotes what quotes there are
 */
record Fields(char delimiter, String quotes) {
  /** Whether {@code line} ends within quotes. */
  static final class UnclosedQuoteException extends Exception {
    private static final long serialVersionUID = 1;

    UnclosedQuoteException() {
      super("a quote is not closed on this line");
    }
  }

  /**
   * The fields of {@code line}, without quotes and the spaces around them.
   *
   * @throws UnclosedQuoteException if a quote is open at the end
   */
  List<String> split(String line) throws UnclosedQuoteException {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      at = skipSpaces(line, at);
      if (at < line.length() && quotes.indexOf(line.charAt(at)) >= 0) {
        at = quoted(line, at, field);
      }
      int end = line.indexOf(delimiter, at);
      end = end < 0 ? line.length() : end;
      field.append(line.substring(at, end).strip());
      fields.add(field.toString());
      if (end == line.length()) {
        return fields;
      }
      at = end + 1;
    }
  }

  private int skipSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ' && delimiter != ' ') {
      at++;
    }
    return at;
  }

  private static int quoted(String line, int start, StringBuilder into)
      throws UnclosedQuoteException {
    char quote = line.charAt(start);
    int at = start + 1;
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean escapes =
          c == '\\' || (c == quote && at + 1 < line.length() && line.charAt(at + 1) == quote);
      if (escapes && at + 1 < line.length()) {
        into.append(line.charAt(at + 1));
        at += 2;
      } else if (c == quote) {
        return at + 1;
      } else {
        into.append(c);
        at++;
      }
    }
    throw new UnclosedQuoteException();
  }
}
