package org.graft.engine.study.table;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a heading; separated by commas, semicolons or tabs, as its heading shows.
 *
 * @param heading names of the columns
 * @param rows below it
 * @param separator what separates cells
 */
record CsvTable(List<String> heading, List<Row> rows, char separator) {
  /**
   * A row.
   *
   * @param line its line in the file, from 1
   * @param cells as many as there are columns
   */
  record Row(long line, List<String> cells) {}

  /** Reads {@code file}, UTF-8. */
  static CsvTable read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TableException("there is no file " + file);
    }
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new TableException(file + " is not UTF-8 text");
    }
    return parse(text.startsWith("\ufeff") ? text.substring(1) : text);
  }

  /** Parses the text of a file. */
  static CsvTable parse(String text) throws IOException {
    String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    char separator = separator(first);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<String> heading = List.of();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        List<String> cells = record.toList();
        if (heading.isEmpty()) {
          heading = checked(cells);
          continue;
        }
        if (cells.size() != heading.size()) {
          throw new TableException(
              "line "
                  + parser.getCurrentLineNumber()
                  + " has "
                  + cells.size()
                  + " cells, the heading has "
                  + heading.size());
        }
        rows.add(new Row(parser.getCurrentLineNumber(), cells));
      }
    } catch (java.io.UncheckedIOException | IllegalStateException e) {
      throw new TableException("the table is not CSV: " + reason(e));
    }
    if (rows.isEmpty()) {
      throw new TableException("the table has no rows below its heading");
    }
    return new CsvTable(heading, List.copyOf(rows), separator);
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

  /** Index of the column of that name, or -1. */
  int column(String name) {
    return heading.indexOf(name);
  }

  /** A cell's place for messages. */
  String place(Row row, int column) {
    return "line " + row.line() + ", column '" + heading.get(column) + "'";
  }
}
