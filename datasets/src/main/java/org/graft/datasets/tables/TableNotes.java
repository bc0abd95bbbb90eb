package org.graft.datasets.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Note;

/** What the user should know of how columns were taken. */
final class TableNotes {
  private static final int ROWS = 8;

  private TableNotes() {}

  static List<Note> of(LabelledTables tables, Known rows, Missing missing) {
    List<Note> notes = new ArrayList<>();
    if (tables.target().kind() == TargetColumns.Kind.CLASSES) {
      calledLast(tables).ifPresent(notes::add);
      sameNumbers(tables, rows).ifPresent(notes::add);
    }
    identifiers(tables, rows).ifPresent(notes::add);
    nominal(tables).ifPresent(notes::add);
    if (missing == Missing.MEAN) {
      replaced(tables, rows).ifPresent(notes::add);
    }
    return notes;
  }

  private static Optional<Note> calledLast(LabelledTables tables) {
    List<String> columns = tables.train().columns();
    int named = columns.indexOf("last");
    return named < 0 || tables.label() != columns.size() - 1 || named == tables.label()
        ? Optional.empty()
        : Optional.of(
            new Note(
                "%s: labels are the final column, '%s'; for the column called last write label: name:last"
                    .formatted(name(tables), columns.get(tables.label())),
                List.of()));
  }

  private static Optional<Note> sameNumbers(LabelledTables tables, Known rows) {
    Map<BigDecimal, List<String>> spellings = new HashMap<>();
    rows.rows().stream()
        .map(row -> row.cells().get(tables.label()))
        .distinct()
        .filter(ClassNames::isNumber)
        .forEach(
            l ->
                spellings
                    .computeIfAbsent(new BigDecimal(l).stripTrailingZeros(), v -> new ArrayList<>())
                    .add(l));
    List<String> twice =
        spellings.values().stream()
            .filter(all -> all.size() > 1)
            .map(all -> all.stream().sorted().collect(Collectors.joining(" and ")))
            .sorted()
            .toList();
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(name(tables) + ": labels of one number are different classes", twice));
  }

  private static Optional<Note> identifiers(LabelledTables tables, Known rows) {
    List<String> found = new ArrayList<>();
    for (Feature feature : tables.features()) {
      int column = feature.column();
      String name = tables.train().columns().get(column);
      String what =
          feature.nominal() && distinct(rows.rows(), column)
              ? "has another value in every row"
              : counts(rows.rows(), column)
                  ? "counts the rows"
                  : name.isEmpty() ? "has no name" : "";
      boolean said = !name.isEmpty() && !feature.nominal() && rows.rows().size() < ROWS;
      if (!what.isEmpty() && !said) {
        found.add(
            "column %d ('%s') %s%s: drop: [%s]"
                .formatted(
                    column + 1,
                    name,
                    what,
                    name.isEmpty() && !what.equals("has no name") ? " and has no name" : "",
                    name.isEmpty() || ClassNames.isNumber(name) ? "index:" + column : name));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                name(tables)
                    + ": features that look like an index or identifier of rows; leave them out"
                    + " unless they are measured",
                found));
  }

  private static boolean distinct(List<Row> rows, int column) {
    return rows.size() >= ROWS
        && rows.stream().map(row -> row.cells().get(column)).distinct().count() == rows.size();
  }

  private static boolean counts(List<Row> rows, int column) {
    for (int start = 0; start <= 1; start++) {
      int next = start;
      for (Row row : rows) {
        if (!row.cells().get(column).equals(String.valueOf(next))) {
          break;
        }
        next++;
      }
      if (next - start == rows.size()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Note> nominal(LabelledTables tables) {
    List<String> nominal =
        tables.features().stream()
            .filter(Feature::nominal)
            .map(f -> "%s: %d".formatted(tables.train().columns().get(f.column()), f.width()))
            .toList();
    return nominal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                name(tables) + ": nominal attributes are one-hot, an input for each declared value",
                nominal));
  }

  private static Optional<Note> replaced(LabelledTables tables, Known rows) {
    List<String> columns = new ArrayList<>();
    for (Feature feature : tables.features()) {
      long lacking = rows.rows().stream().filter(row -> row.lacks(feature.column())).count();
      if (lacking > 0) {
        columns.add(
            "%s: %d of %d%s"
                .formatted(
                    tables.train().columns().get(feature.column()),
                    lacking,
                    rows.rows().size(),
                    lacking == rows.rows().size() ? ", so 0 in every row" : ""));
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                name(tables)
                    + ": missing numbers are the mean of their column over the training rows that"
                    + " have one; missing nominal values are 0 in each of their inputs",
                columns));
  }

  private static String name(LabelledTables tables) {
    return String.valueOf(tables.train().file().getFileName());
  }
}
