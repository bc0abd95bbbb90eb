package org.graft.datasets.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Note;

/**
 * How files of delimited fields are read.
 *
 * @param delimiter one character, {@code tab} or {@code blanks}
 * @param header whether the first line names the columns, if that was said
 * @param encoding their charset
 * @param decimal the decimal mark
 * @param label the column that need not be a number
 */
record CsvFile(
    String delimiter, Optional<Header> header, Charset encoding, char decimal, Column label) {
  private static final Set<String> NOTHING = Set.of("", "?", "na", "n/a", "nan", "null");

  /** The line that the library's message names. */
  private static final Pattern LINE = Pattern.compile("line:? ?([\\d,]*\\d)");

  /** A file's table, and what the user should know of how it was read. */
  record Read(Table table, List<Note> notes) {}

  /**
   * Reads {@code file}; blank lines are passed over.
   *
   * @throws IOException naming the line that is wrong
   */
  Read read(Path file) throws IOException {
    TextFile text = TextFile.read(file, encoding);
    List<Note> notes = new ArrayList<>();
    if (text.packed()) {
      notes.add(new Note(file.getFileName() + " is gzip and was unpacked", List.of()));
    }
    List<Row> rows = rows(file, text.text());
    if (rows.isEmpty()) {
      throw new IOException(file + ": has no rows");
    }
    if (endsInDelimiters(rows)) {
      rows = rows.stream().map(CsvFile::withoutLast).toList();
      notes.add(
          new Note(
              file.getFileName() + ": every line ends in a delimiter, with no column behind it",
              List.of()));
    }
    checkWidths(file, rows);
    Row first = rows.get(0);
    boolean named = header.map(h -> h == Header.PRESENT).orElse(true);
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
    List<Row> own = named ? rows.subList(1, rows.size()) : rows;
    Table table = new Table(file, columns, own.stream().map(CsvFile::marked).toList());
    if (header.isEmpty()) {
      checkHeader(table, first);
    }
    return new Read(table, notes);
  }

  private List<Row> rows(Path file, String text) throws IOException {
    boolean blanks = delimiter.equals("blanks");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter.equals("tab") ? '\t' : blanks ? ' ' : delimiter.charAt(0))
            .setIgnoreSurroundingSpaces(!blanks)
            .setIgnoreEmptyLines(true)
            .get();
    List<Row> rows = new ArrayList<>();
    int line = 1;
    int at = 0;
    try (CSVParser parser = CSVParser.parse(blanks ? text.replace('\t', ' ') : text, format)) {
      for (CSVRecord fields : parser) {
        int start = (int) fields.getCharacterPosition();
        while (start < text.length()
            && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
          start++;
        }
        for (; at < start; at++) {
          line += text.charAt(at) == '\n' ? 1 : 0;
        }
        List<String> cells = fields.stream().filter(c -> !(blanks && c.isEmpty())).toList();
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row(line, cells.stream().map(String::strip).toList()));
        }
      }
    } catch (UncheckedIOException e) {
      throw misquoted(file, String.valueOf(e.getCause()));
    }
    return rows;
  }

  private static IOException misquoted(Path file, String why) {
    Matcher line = LINE.matcher(why);
    int number = line.find() ? Integer.parseInt(line.group(1).replace(",", "")) : 1;
    return Table.mistake(
        file,
        number,
        why.contains("EOF")
            ? "a quote is not closed; within quotes a quote is doubled"
            : "expected a delimiter behind a closing quote; within quotes a quote is doubled");
  }

  private static boolean endsInDelimiters(List<Row> rows) {
    return rows.stream()
        .allMatch(r -> r.cells().size() > 2 && r.cells().get(r.cells().size() - 1).isEmpty());
  }

  private static Row withoutLast(Row row) {
    return new Row(row.line(), row.cells().subList(0, row.cells().size() - 1));
  }

  private static Row marked(Row row) {
    return new Row(
        row.line(),
        row.cells().stream()
            .map(cell -> NOTHING.contains(cell.toLowerCase(Locale.ROOT)) ? Table.MISSING : cell)
            .toList());
  }

  private static void checkWidths(Path file, List<Row> rows) throws IOException {
    Row first = rows.get(0);
    for (Row row : rows) {
      if (row.cells().size() != first.cells().size()) {
        throw Table.mistake(
            file,
            row.line(),
            "expected %d fields, as on line %d, found %d"
                .formatted(first.cells().size(), first.line(), row.cells().size()));
      }
    }
  }

  /** A first line of numbers may be a row; asks, unless they count the columns. */
  private void checkHeader(Table table, Row first) throws IOException {
    List<String> names = table.columns();
    Optional<Integer> labels = label.position(names.size());
    if (labels.isEmpty()) {
      return; // then it was named
    }
    Numerals numerals = new Numerals(decimal);
    List<Integer> features =
        IntStream.range(0, names.size()).filter(i -> i != labels.get()).boxed().toList();
    boolean counting =
        features.stream().allMatch(i -> List.of("", String.valueOf(i)).contains(names.get(i)))
            || features.stream().allMatch(i -> names.get(i).equals(String.valueOf(i + 1)));
    if (!counting && features.stream().allMatch(i -> numerals.isNumber(names.get(i)))) {
      throw Table.mistake(
          table.file(),
          first.line(),
          "the first line holds numbers, %s: if it is a row, write header: absent; if these are the columns' names, header: present"
              .formatted(names));
    }
  }
}
