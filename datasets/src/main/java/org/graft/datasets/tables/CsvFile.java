package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.datasets.tables.Table.Row;

/**
 * A file of delimited lines.
 *
 * @param fields how lines are split
 * @param header whether the first line names the columns
 */
record CsvFile(Fields fields, Header header) {
  /**
   * Reads {@code file}; blank lines are passed over.
   *
   * @throws IOException naming the line that is wrong
   */
  Table read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        rows.add(new Row(i + 1, split(file, i + 1, lines.get(i))));
      }
    }
    if (rows.isEmpty()) {
      throw new IOException(file + ": has no rows");
    }
    Row first = rows.get(0);
    boolean named = header == Header.PRESENT;
    int width = first.cells().size();
    List<String> columns =
        named ? first.cells() : IntStream.range(0, width).mapToObj(String::valueOf).toList();
    if (width < 2 || columns.stream().distinct().count() < width) {
      throw Table.mistake(
          file,
          first.line(),
          "expected two or more columns of different names, found %s; is it the right delimiter, and is there a header?"
              .formatted(columns));
    }
    for (Row row : rows) {
      if (row.cells().size() != width) {
        throw Table.mistake(
            file,
            row.line(),
            "expected %d fields, as on line %d, found %d"
                .formatted(width, first.line(), row.cells().size()));
      }
    }
    return new Table(file, columns, named ? rows.subList(1, rows.size()) : rows);
  }

  /** The lines of a text file in UTF-8, without a byte order mark. */
  static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      if (!lines.isEmpty() && lines.get(0).startsWith("\ufeff")) {
        lines.set(0, lines.get(0).substring(1));
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is not text in UTF-8", e);
    }
  }

  private List<String> split(Path file, int line, String text) throws IOException {
    try {
      return fields.split(text);
    } catch (Fields.UnclosedQuoteException e) {
      throw Table.mistake(file, line, String.valueOf(e.getMessage()));
    }
  }

  /** Reads a file that may be absent. */
  Optional<Table> read(Optional<Path> file) throws IOException {
    return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
  }
}
