package org.graft.datasets.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.Note;

/**
 * The rows of a table that count.
 *
 * @param table where they stand
 * @param rows those whose label is known and, where rows with missing values are left out, whose
 *     features are
 */
record Known(Table table, List<Row> rows) {
  Known {
    rows = List.copyOf(rows);
  }

  /**
   * Leaves out what does not count, with a note.
   *
   * @throws IOException naming the first missing value, if none may be missing
   */
  static Known of(Table table, LabelledTables columns, Missing missing, List<Note> notes)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> unlabelled = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (Row row : table.rows()) {
      Optional<Integer> unknown =
          columns.target().columns().stream().filter(row::lacks).findFirst();
      if (unknown.isPresent()) {
        if (missing == Missing.STOP) {
          throw table.mistake(
              row,
              unknown.get(),
              "expected a %s, found nothing; missing: skip leaves such rows out"
                  .formatted(
                      columns.target().kind() == TargetColumns.Kind.NUMBERS ? "number" : "label"));
        }
        unlabelled.add("line " + row.line());
        continue;
      }
      List<Feature> lacking =
          columns.features().stream().filter(f -> row.lacks(f.column())).toList();
      if (!lacking.isEmpty() && missing == Missing.STOP) {
        throw table.mistake(
            row,
            lacking.get(0).column(),
            "expected a number, found nothing; fill in what is missing, or write missing: mean or"
                + " missing: skip");
      }
      if (!lacking.isEmpty() && missing == Missing.SKIP) {
        incomplete.add(
            "line %d: '%s'".formatted(row.line(), table.columns().get(lacking.get(0).column())));
        continue;
      }
      rows.add(row);
    }
    note(
        notes,
        table,
        unlabelled,
        columns.target().kind() == TargetColumns.Kind.NUMBERS
            ? "whose target is missing"
            : "whose label is missing");
    note(notes, table, incomplete, "in which values are missing");
    return new Known(table, rows);
  }

  private static void note(List<Note> notes, Table table, List<String> rows, String why) {
    if (!rows.isEmpty()) {
      notes.add(
          new Note(
              "%s: %d of %d rows %s are left out"
                  .formatted(table.file().getFileName(), rows.size(), table.rows().size(), why),
              rows));
    }
  }
}
