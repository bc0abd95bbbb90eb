package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.datasets.tables.Table.Row;

/** One ARFF file (Weka's format) of numeric and nominal attributes, dense rows only. */
final class ArffFile {
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "@attribute\\s+('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\S+?)\\s*(\\{.*\\}|\\s\\S.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Fields FIELDS = new Fields(',', "'\"");

  private final Path file;
  private final List<String> names = new ArrayList<>();
  private final List<Optional<List<String>>> nominal = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private ArffFile(Path file) {
    this.file = file;
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException naming the line that is wrong
   */
  static ArffFile read(Path file) throws IOException {
    ArffFile arff = new ArffFile(file);
    List<String> lines = CsvFile.lines(file);
    boolean data = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      String lower = line.toLowerCase(Locale.ROOT);
      if (line.isEmpty() || line.startsWith("%")) {
        continue;
      }
      if (data) {
        arff.row(i + 1, line);
      } else if (lower.startsWith("@attribute")) {
        arff.attribute(i + 1, line);
      } else if (lower.equals("@data")) {
        data = true;
      } else if (!lower.startsWith("@relation")) {
        throw Table.mistake(file, i + 1, "expected @relation, @attribute or @data, found " + line);
      }
    }
    if (arff.names.size() < 2 || arff.rows.isEmpty()) {
      throw new IOException(
          "%s: expected two attributes and one row or more, found %d and %d"
              .formatted(file, arff.names.size(), arff.rows.size()));
    }
    return arff;
  }

  /** Its rows. */
  Table table() {
    return new Table(file, names, rows);
  }

  /**
   * The values of a nominal attribute, as declared.
   *
   * @throws IOException if it is numeric
   */
  List<String> values(int column) throws IOException {
    return nominal
        .get(column)
        .orElseThrow(
            () ->
                new IOException(
                    "%s: label: attribute '%s' is numeric; expected a nominal one such as {a, b}"
                        .formatted(file, names.get(column))));
  }

  private void attribute(int line, String text) throws IOException {
    Matcher matcher = ATTRIBUTE.matcher(text);
    if (!matcher.matches()) {
      throw Table.mistake(file, line, "expected @attribute NAME TYPE, found " + text);
    }
    String type = matcher.group(2).strip();
    names.add(split(line, matcher.group(1)).get(0));
    if (type.startsWith("{")) {
      nominal.add(Optional.of(split(line, type.substring(1, type.length() - 1))));
    } else if (type.toLowerCase(Locale.ROOT).matches("numeric|real|integer")) {
      nominal.add(Optional.empty());
    } else {
      throw Table.mistake(
          file, line, "attributes are numeric or nominal; found the type '%s'".formatted(type));
    }
  }

  private void row(int line, String text) throws IOException {
    if (text.startsWith("{")) {
      throw Table.mistake(file, line, "sparse rows are not read; write all values out");
    }
    List<String> cells = split(line, text);
    if (cells.size() != names.size()) {
      throw Table.mistake(
          file,
          line,
          "expected %d values, one an attribute, found %d".formatted(names.size(), cells.size()));
    }
    rows.add(new Row(line, cells));
  }

  private List<String> split(int line, String text) throws IOException {
    try {
      return FIELDS.split(text);
    } catch (Fields.UnclosedQuoteException e) {
      throw Table.mistake(file, line, String.valueOf(e.getMessage()));
    }
  }
}
