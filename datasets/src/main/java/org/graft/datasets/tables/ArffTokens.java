package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Splits ARFF's text into tokens as Weka does: commas, blanks and tabs part them, a percent sign
 * starts a comment, quotes of either kind hold anything on their line, with backslashes before what
 * is special, and braces stand for themselves. Two commas with nothing between them are a mistake
 * here, where Weka takes them for one.
 */
final class ArffTokens {
  private final Path file;
  private final String text;
  private int at;
  private int line = 1;
  private boolean comma;

  ArffTokens(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** What a token is. */
  enum Kind {
    /** Without quotes. */
    WORD,
    /** In quotes, which are taken off. */
    QUOTED,
    /** An opening brace. */
    OPEN,
    /** A closing brace. */
    CLOSE,
    /** The end of a line. */
    LINE_END,
    /** The end of the file. */
    END
  }

  /** A token and the line it stands on. */
  record Token(Kind kind, String text, int line) {
    /** Whether it ends a line. */
    boolean ends() {
      return kind == Kind.LINE_END || kind == Kind.END;
    }

    /** Whether it is a value or a name. */
    boolean isText() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }
  }

  /**
   * The next token.
   *
   * @throws IOException if a quote is not closed on its line, or a value is empty
   */
  Token next() throws IOException {
    skip();
    if (at == text.length()) {
      return new Token(Kind.END, "", line);
    }
    char c = text.charAt(at);
    if (c == '\n') {
      at++;
      comma = false;
      return new Token(Kind.LINE_END, "", line++);
    }
    comma = false;
    if (c == '{' || c == '}') {
      at++;
      return new Token(c == '{' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), line);
    }
    return c == '\'' || c == '"' ? quoted(c) : word();
  }

  /** Passes over the rest of a line, whatever it holds. */
  void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void skip() throws IOException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',') {
        if (comma) {
          throw Table.mistake(
              file, line, "a value is empty between two commas; a missing one is written ?");
        }
        comma = true;
        at++;
      } else if (c == '%') {
        skipLine();
      } else if (c != '\n' && (c <= ' ' || c == '\u00a0')) {
        at++;
      } else {
        return;
      }
    }
  }

  private Token word() {
    int start = at;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, text.substring(start, at), line);
  }

  private static boolean isPart(char c) {
    return c > ' ' && c != ',' && c != '%' && c != '{' && c != '}' && c != '\u00a0';
  }

  private Token quoted(char quote) throws IOException {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return new Token(Kind.QUOTED, value.toString(), line);
      }
      if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
        at++;
        value.append(escaped(text.charAt(at)));
      } else {
        value.append(c);
      }
    }
    throw Table.mistake(file, line, "a quote is not closed on this line");
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
