package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Note;

/**
 * An ARFF file as read.
 *
 * @param table its rows
 * @param attributes what its columns are
 * @param remarks what the user should know of how it was read
 */
record ArffFile(Table table, List<Attribute> attributes, List<Note> remarks) {
  /**
   * Reads {@code file}.
   *
   * @throws IOException naming the line that is wrong
   */
  static ArffFile read(Path file, Charset encoding, RowWeights rule) throws IOException {
    TextFile text = TextFile.read(file, encoding);
    ArffWeights weights = new ArffWeights(file, rule);
    ArffTokens tokens = new ArffTokens(file, text.text().replace("\r\n", "\n").replace('\r', '\n'));
    List<Attribute> attributes = new ArffHeader(file, tokens, weights).read();
    List<Row> rows = new ArffRows(file, tokens, attributes, weights).read();
    if (attributes.size() < 2 || rows.isEmpty()) {
      throw new IOException(
          "%s: expected two attributes and one row or more, found %d and %d"
              .formatted(file, attributes.size(), rows.size()));
    }
    List<Note> remarks = new ArrayList<>();
    if (text.packed()) {
      remarks.add(new Note(file.getFileName() + " is gzip and was unpacked", List.of()));
    }
    weights.note().ifPresent(remarks::add);
    Table table = new Table(file, attributes.stream().map(Attribute::name).toList(), rows);
    return new ArffFile(table, attributes, remarks);
  }

  /**
   * The features that columns become.
   *
   * @throws IOException if one holds neither numbers nor nominal values
   */
  List<Feature> features(List<Integer> columns) throws IOException {
    List<Feature> features = new ArrayList<>();
    for (int column : columns) {
      Attribute attribute = attributes.get(column);
      if (attribute.type() != Attribute.Type.NUMERIC
          && attribute.type() != Attribute.Type.NOMINAL) {
        throw Table.mistake(
            table.file(),
            attribute.line(),
            "attribute '%s' holds %s; features are numeric or nominal: leave it out with drop: [%s]"
                .formatted(attribute.name(), attribute.words(), attribute.name()));
      }
      features.add(new Feature(column, attribute.values()));
    }
    return features;
  }

  private void values(Attribute attribute, boolean numbers) throws IOException {
    boolean numeric = attribute.type() == Attribute.Type.NUMERIC;
    if (!numeric && (numbers || attribute.type() != Attribute.Type.NOMINAL)) {
      throw Table.mistake(
          table.file(),
          attribute.line(),
          "%s: attribute '%s' holds %s, expected %s"
              .formatted(
                  numbers ? "targets" : "labels",
                  attribute.name(),
                  attribute.words(),
                  numbers ? "numbers" : "{0, 1} or numbers"));
    }
  }

  /**
   * What the user should know, of the labels too.
   *
   * @param target the attributes of the target
   * @param named how one of classes was named
   * @throws IOException if its values are no classes, labels or numbers
   */
  List<Note> notes(TargetColumns target, Column.Kind named) throws IOException {
    if (target.kind() != TargetColumns.Kind.CLASSES) {
      for (int column : target.columns()) {
        values(attributes.get(column), target.kind() == TargetColumns.Kind.NUMBERS);
      }
      return remarks;
    }
    int label = target.first();
    Attribute attribute = attributes.get(label);
    List<Note> notes = new ArrayList<>(remarks);
    if (attribute.type() == Attribute.Type.NUMERIC) {
      boolean whole =
          table.rows().stream()
              .map(row -> row.cells().get(label))
              .allMatch(v -> v.equals(Table.MISSING) || v.matches("-?\\d{1,18}"));
      if (!whole || named == Column.Kind.LAST) {
        throw Table.mistake(
            table.file(),
            attribute.line(),
            "label: attribute '%s' is numeric; expected a nominal one such as {a, b}%s"
                .formatted(
                    attribute.name(),
                    whole
                        ? ". To take its whole numbers as classes, write label: " + attribute.name()
                        : ""));
      }
      notes.add(
          new Note(
              "%s: attribute '%s' is numeric; each of its whole numbers is a class"
                  .formatted(table.file().getFileName(), attribute.name()),
              List.of()));
    } else if (attribute.type() == Attribute.Type.DATE
        || attribute.type() == Attribute.Type.RELATIONAL) {
      throw Table.mistake(
          table.file(),
          attribute.line(),
          "label: attribute '%s' holds %s".formatted(attribute.name(), attribute.words()));
    }
    return notes;
  }
}
