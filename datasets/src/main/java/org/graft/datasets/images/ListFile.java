package org.graft.datasets.images;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads which files there are and their labels: lines of a path, a blank and a label; a CSV or TSV
 * table with a header; or JSON Lines.
 *
 * @param paths the column of paths; found out by common names when not said
 * @param labels the column of labels, likewise
 */
record ListFile(Optional<String> paths, Optional<String> labels) {
  private static final List<String> PATHS =
      List.of("file_name", "filename", "file", "path", "image", "image_path", "filepath");
  private static final List<String> LABELS =
      List.of("label", "class", "labels", "category", "target");
  private static final long LONGEST = 512L << 20;

  /** A path and its label, as written. */
  record Line(int number, String path, String label) {}

  /**
   * The lines of a file.
   *
   * @throws IOException naming the line that is wrong
   */
  List<Line> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is too long for a list of files");
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    List<Line> lines =
        name.endsWith(".csv")
            ? table(file, ',')
            : name.endsWith(".tsv")
                ? table(file, '\t')
                : name.endsWith(".jsonl") || name.endsWith(".ndjson") ? json(file) : plain(file);
    if (lines.isEmpty()) {
      throw new IOException(file + " lists no files");
    }
    return lines;
  }

  /** A file's text, which is UTF-8, without a byte order mark. */
  static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not text in UTF-8; save it in that", e);
    }
  }

  private static List<Line> plain(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : text(file).lines().toList()) {
      number++;
      String line = text.strip();
      if (line.isEmpty()) {
        continue;
      }
      int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      if (blank < 0) {
        throw wrong(file, number, "expected a path, a blank and a label, found '" + line + "'");
      }
      lines.add(new Line(number, line.substring(0, blank).strip(), line.substring(blank + 1)));
    }
    return lines;
  }

  private List<Line> table(Path file, char delimiter) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text(file), format)) {
      String path = column(file, "paths", paths, PATHS, parser.getHeaderNames());
      String label = column(file, "labels", labels, LABELS, parser.getHeaderNames());
      for (CSVRecord row : parser) {
        int number = (int) parser.getCurrentLineNumber();
        if (!row.isConsistent()) {
          throw wrong(file, number, "has not as many fields as the header");
        }
        lines.add(new Line(number, row.get(path).strip(), row.get(label).strip()));
      }
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    return lines;
  }

  private List<Line> json(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : text(file).lines().toList()) {
      number++;
      if (text.isBlank()) {
        continue;
      }
      try {
        JsonObject row = JsonParser.parseString(text).getAsJsonObject();
        List<String> keys = List.copyOf(row.keySet());
        String path = column(file, "paths", paths, PATHS, keys);
        String label = column(file, "labels", labels, LABELS, keys);
        lines.add(
            new Line(number, row.get(path).getAsString().strip(), row.get(label).getAsString()));
      } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
        throw wrong(file, number, "expected a JSON object with a path and a label");
      }
    }
    return lines;
  }

  private static String column(
      Path file, String key, Optional<String> said, List<String> usual, List<String> there)
      throws IOException {
    List<String> found = there.stream().filter(said.map(List::of).orElse(usual)::contains).toList();
    if (found.size() != 1) {
      throw new IOException(
          "%s: which column holds the %s? Say %s: NAME; there are %s"
              .formatted(file, key, key, String.join(", ", there)));
    }
    return found.get(0);
  }

  private static IOException wrong(Path file, int line, String what) {
    return new IOException("%s, line %d: %s".formatted(file, line, what));
  }
}
