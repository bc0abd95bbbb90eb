package org.graft.engine.study.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a heading, by columns; separated by commas, semicolons or tabs, as its heading
 * shows. Rows are numbered from 0; their lines in the file from 1.
 */
final class CsvTable {
  private static final int LOOK_AHEAD = 1 << 16;

  private final List<Column> columns;
  private int[] lines = new int[64];
  private int rows;

  private CsvTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Reads {@code file}, UTF-8; {@code progress} hears of the rows that were read. */
  static CsvTable read(Path file, IntConsumer progress) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TableException("there is no file " + file);
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            LOOK_AHEAD)) {
      return parse(reader, progress);
    } catch (CharacterCodingException e) {
      throw new TableException(file + " is not UTF-8 text");
    }
  }

  /** Parses the text of a file. */
  static CsvTable parse(String text) throws IOException {
    return parse(new BufferedReader(new StringReader(text)), rows -> {});
  }

  private static CsvTable parse(BufferedReader reader, IntConsumer progress) throws IOException {
    char separator = separator(start(reader));
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse((Reader) reader, format)) {
      return rows(parser, separator, progress);
    } catch (UncheckedIOException | IllegalStateException e) {
      if (e.getCause() instanceof CharacterCodingException cause) {
        throw cause;
      }
      throw new TableException("the table is not CSV: " + reason(e));
    }
  }

  private static CsvTable rows(CSVParser parser, char separator, IntConsumer progress) {
    CsvTable table = null;
    for (CSVRecord record : parser) {
      int line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber());
      if (table == null) {
        List<Column> columns = new ArrayList<>();
        checked(record.toList()).forEach(name -> columns.add(new Column(name, separator)));
        table = new CsvTable(columns);
        continue;
      }
      table.add(record, line);
      progress.accept(table.rows);
    }
    if (table == null || table.rows == 0) {
      throw new TableException("the table has no rows below its heading");
    }
    return table;
  }

  private void add(CSVRecord record, int line) {
    if (record.size() != columns.size()) {
      throw new TableException(
          "line "
              + line
              + " has "
              + record.size()
              + (record.size() == 1 ? " cell" : " cells")
              + ", the heading has "
              + columns.size());
    }
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).add(record.get(c));
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = line;
  }

  /** The first line that is not blank, without taking it; a mark of byte order is taken. */
  private static String start(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    reader.mark(LOOK_AHEAD);
    char[] ahead = new char[LOOK_AHEAD / 2];
    int length = Math.max(0, reader.read(ahead));
    reader.reset();
    return new String(ahead, 0, length)
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("");
  }

  /** What the parser says, with the usual case in plain words. */
  private static String reason(RuntimeException e) {
    String said = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
    Matcher open =
        Pattern.compile("startline (\\d+)\\) EOF reached before encapsulated").matcher(said);
    return open.find()
        ? "line " + open.group(1) + ": a quotation mark opens a cell and none closes it"
        : said;
  }

  private static char separator(String heading) {
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = heading.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static List<String> checked(List<String> heading) {
    Set<String> met = new HashSet<>();
    for (int i = 0; i < heading.size(); i++) {
      if (heading.get(i).isBlank() && i > 0) {
        throw new TableException("line 1: column " + (i + 1) + " has no name");
      }
      if (!met.add(heading.get(i))) {
        throw new TableException("line 1: two columns are named '" + heading.get(i) + "'");
      }
    }
    return heading;
  }

  /** The columns, in order. */
  List<Column> columns() {
    return columns;
  }

  /** Their names. */
  List<String> heading() {
    return columns.stream().map(Column::name).toList();
  }

  /** How many rows there are. */
  int rows() {
    return rows;
  }

  /** Index of the column of that name, or -1. */
  int column(String name) {
    return heading().indexOf(name);
  }

  /** Line of a row in the file. */
  int line(int row) {
    return lines[row];
  }

  /** A cell's place for messages. */
  String place(int row, int column) {
    return "line " + lines[row] + ", column '" + columns.get(column).name() + "'";
  }
}
