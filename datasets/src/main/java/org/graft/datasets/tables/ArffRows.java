package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.datasets.tables.ArffTokens.Kind;
import org.graft.datasets.tables.ArffTokens.Token;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.base.NearMiss;

/**
 * Reads the rows of an ARFF file, dense and sparse.
 *
 * @param file where they stand
 * @param tokens at the first row
 * @param attributes what a row has values of
 * @param weights hears of weights
 */
record ArffRows(Path file, ArffTokens tokens, List<Attribute> attributes, ArffWeights weights) {
  /**
   * All rows.
   *
   * @throws IOException naming the line that is wrong
   */
  List<Row> read() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Token first = tokens.next(); first.kind() != Kind.END; first = tokens.next()) {
      if (first.kind() == Kind.OPEN) {
        rows.add(sparse(first.line()));
      } else if (first.kind() != Kind.LINE_END) {
        rows.add(dense(first));
      }
    }
    return rows;
  }

  private Row dense(Token first) throws IOException {
    List<String> cells = new ArrayList<>();
    Token token = first;
    while (!token.ends() && token.kind() != Kind.OPEN) {
      if (cells.size() < attributes.size()) {
        cells.add(value(token, cells.size()));
      } else {
        cells.add(token.text());
      }
      token = tokens.next();
    }
    if (cells.size() != attributes.size()) {
      throw Table.mistake(
          file,
          first.line(),
          "expected %d values, one an attribute, found %d; quote values with blanks, commas or braces"
              .formatted(attributes.size(), cells.size()));
    }
    end(token);
    return new Row(first.line(), cells);
  }

  private Row sparse(int line) throws IOException {
    List<String> cells = new ArrayList<>();
    for (Attribute attribute : attributes) {
      cells.add(attribute.type() == Attribute.Type.NOMINAL ? attribute.values().get(0) : "0");
    }
    int before = -1;
    for (Token index = tokens.next(); index.kind() != Kind.CLOSE; index = tokens.next()) {
      boolean number = index.kind() == Kind.WORD && index.text().matches("\\d{1,9}");
      int at = number ? Integer.parseInt(index.text()) : -1;
      if (at <= before || at >= attributes.size()) {
        throw Table.mistake(
            file,
            line,
            "expected an index above %d and below %d in this sparse row, found '%s'"
                .formatted(before, attributes.size(), index.text()));
      }
      Token value = tokens.next();
      if (!value.isText()) {
        throw Table.mistake(file, line, "index %d has no value".formatted(at));
      }
      cells.set(at, value(value, at));
      before = at;
    }
    end(tokens.next());
    return new Row(line, cells);
  }

  /** The end of a row, perhaps with a weight before it. */
  private void end(Token token) throws IOException {
    Token last = token;
    if (last.kind() == Kind.OPEN) {
      weights.found(tokens.next(), "this row");
      if (tokens.next().kind() != Kind.CLOSE) {
        throw Table.mistake(file, token.line(), "a weight is not closed by }");
      }
      last = tokens.next();
    }
    if (!last.ends()) {
      throw Table.mistake(
          file, token.line(), "expected the end of the row, found '%s'".formatted(last.text()));
    }
  }

  private String value(Token token, int column) throws IOException {
    Attribute attribute = attributes.get(column);
    if (!token.isText()) {
      throw Table.mistake(file, token.line(), "found '%s' in a row".formatted(token.text()));
    }
    if (token.kind() == Kind.WORD && token.text().equals("?")) {
      return Table.MISSING;
    }
    if (attribute.type() == Attribute.Type.NOMINAL && !attribute.values().contains(token.text())) {
      throw Table.mistake(
          file,
          token.line(),
          "'%s' is no value of attribute '%s'%s; there are: %s"
              .formatted(
                  token.text(),
                  attribute.name(),
                  NearMiss.of(token.text(), attribute.values())
                      .map(near -> " (did you mean '" + near + "'?)")
                      .orElse(""),
                  String.join(", ", attribute.values())));
    }
    return token.text();
  }
}
