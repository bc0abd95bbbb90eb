package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graft.datasets.tables.ArffTokens.Kind;
import org.graft.datasets.tables.ArffTokens.Token;

/** Reads what an ARFF file declares, up to its data. */
final class ArffHeader {
  private final Path file;
  private final ArffTokens tokens;
  private final ArffWeights weights;
  private final List<Attribute> attributes = new ArrayList<>();

  ArffHeader(Path file, ArffTokens tokens, ArffWeights weights) {
    this.file = file;
    this.tokens = tokens;
    this.weights = weights;
  }

  /**
   * The attributes; the tokens are then at the first row.
   *
   * @throws IOException naming the line that is wrong
   */
  List<Attribute> read() throws IOException {
    while (true) {
      Token token = tokens.next();
      if (token.kind() == Kind.LINE_END) {
        continue;
      }
      switch (token.text().toLowerCase(Locale.ROOT)) {
        case "@relation" -> tokens.skipLine();
        case "@attribute" -> attribute(token.line());
        case "@data" -> {
          tokens.skipLine();
          checked();
          return attributes;
        }
        default ->
            throw Table.mistake(
                file,
                token.line(),
                token.kind() == Kind.END
                    ? "the file ends before @data"
                    : "expected @relation, @attribute or @data, found " + token.text());
      }
    }
  }

  private void checked() throws IOException {
    for (Attribute attribute : attributes) {
      if (attributes.stream().filter(a -> a.name().equals(attribute.name())).count() > 1) {
        throw Table.mistake(
            file, attribute.line(), "two attributes are called '%s'".formatted(attribute.name()));
      }
    }
  }

  private void attribute(int line) throws IOException {
    Token name = tokens.next();
    Token type = tokens.next();
    if (!name.isText() || (type.kind() != Kind.OPEN && !type.isText())) {
      throw Table.mistake(file, line, "expected @attribute NAME TYPE; quote names with blanks");
    }
    if (type.kind() == Kind.OPEN) {
      attributes.add(new Attribute(name.text(), Attribute.Type.NOMINAL, values(line), line));
      rest(name.text());
      return;
    }
    Attribute.Type known = type(line, type.text());
    attributes.add(new Attribute(name.text(), known, List.of(), line));
    if (known == Attribute.Type.RELATIONAL) {
      relation(name.text());
    } else {
      rest(name.text());
    }
  }

  private Attribute.Type type(int line, String text) throws IOException {
    String word = text.toLowerCase(Locale.ROOT).replaceFirst("\\[.*", "");
    return switch (word) {
      case "numeric", "real", "integer" -> Attribute.Type.NUMERIC;
      case "string" -> Attribute.Type.STRING;
      case "date" -> Attribute.Type.DATE;
      case "relational" -> Attribute.Type.RELATIONAL;
      default ->
          throw Table.mistake(
              file,
              line,
              "there is no type '%s'; expected numeric, real, integer, string, date, relational or {VALUES}"
                  .formatted(text));
    };
  }

  private List<String> values(int line) throws IOException {
    List<String> values = new ArrayList<>();
    for (Token token = tokens.next(); token.kind() != Kind.CLOSE; token = tokens.next()) {
      if (token.isText()) {
        values.add(token.text());
      } else if (token.kind() != Kind.LINE_END) {
        throw Table.mistake(file, line, "the list of values is not closed by }");
      }
    }
    if (values.isEmpty()) {
      throw Table.mistake(file, line, "the list of values is empty");
    }
    if (values.stream().distinct().count() < values.size()) {
      throw Table.mistake(file, line, "a value is listed twice: " + values);
    }
    return values;
  }

  /**
   * What stands behind a type: ranges and formats of dates, which say nothing here, or a weight.
   */
  private void rest(String name) throws IOException {
    Token token = tokens.next();
    while (!token.ends()) {
      if (token.kind() == Kind.OPEN) {
        Token weight = tokens.next();
        weights.found(weight, "attribute '" + name + "'");
        token = tokens.next();
      }
      token = tokens.next();
    }
  }

  private void relation(String name) throws IOException {
    for (Token token = tokens.next(); token.kind() != Kind.END; token = tokens.next()) {
      if (token.text().equalsIgnoreCase("@end")) {
        tokens.skipLine();
        return;
      }
    }
    throw Table.mistake(
        file, attributes.get(attributes.size() - 1).line(), "there is no @end " + name);
  }
}
