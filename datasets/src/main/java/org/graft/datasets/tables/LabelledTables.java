package org.graft.datasets.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.datasets.tables.Table.Row;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Note;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;

/**
 * A table to train, perhaps one to test, which columns are the target, and which are features.
 *
 * @param train rows to train
 * @param test rows to test, with the same columns
 * @param target its columns of classes, labels or numbers
 * @param features the columns that inputs are made of, in order
 */
record LabelledTables(
    Table train, Optional<Table> test, TargetColumns target, List<Feature> features) {
  LabelledTables {
    features = List.copyOf(features);
  }

  /**
   * Tables of numbers.
   *
   * @param drop columns that are no features
   * @throws IOException if there is no such column, or none is left
   */
  static LabelledTables of(
      Table train, Optional<Table> test, TargetColumns target, List<Column> drop)
      throws IOException {
    List<Feature> features = kept(train, target, drop).stream().map(Feature::number).toList();
    return new LabelledTables(train, test, target, features);
  }

  /** The column of classes, or the first of those that are target. */
  int label() {
    return target.first();
  }

  /**
   * The columns that are neither target nor left out.
   *
   * @throws IOException if there is no such column, or none is left
   */
  static List<Integer> kept(Table table, TargetColumns target, List<Column> drop)
      throws IOException {
    Set<Integer> dropped = new HashSet<>();
    for (Column column : drop) {
      int index = column.in(table, "drop");
      if (target.columns().contains(index)) {
        throw new IOException(
            "%s: drop: '%s' is a target (label, labels or targets)"
                .formatted(table.file(), column));
      }
      dropped.add(index);
    }
    List<Integer> kept =
        IntStream.range(0, table.columns().size())
            .filter(column -> !target.columns().contains(column) && !dropped.contains(column))
            .boxed()
            .toList();
    if (kept.isEmpty()) {
      throw new IOException(table.file() + ": drop: no column is left to be a feature");
    }
    return kept;
  }

  /**
   * The data set. Without a test table there are no test examples.
   *
   * @param missing what becomes of missing values
   * @param numerals how numbers are written
   * @param notes what is known of how the files were read
   * @throws IOException naming file, line and column of what is wrong
   */
  Dataset dataset(Missing missing, Numerals numerals, List<Note> notes) throws IOException {
    if (test.isPresent() && !test.get().columns().equals(train.columns())) {
      throw new IOException(
          "%s has the columns %s, expected those of %s: %s"
              .formatted(test.get().file(), test.get().columns(), train.file(), train.columns()));
    }
    List<Note> all = new ArrayList<>(notes);
    Known rows = Known.of(train, this, missing, all);
    Known tested =
        test.isPresent() ? Known.of(test.get(), this, missing, all) : new Known(train, List.of());
    Inputs inputs = new Inputs(features, numerals);
    all.addAll(TableNotes.of(this, rows, missing));
    MissingInputs gaps = missing == Missing.MEAN ? MissingInputs.TRAINING_MEAN : MissingInputs.NONE;
    if (target.kind() == TargetColumns.Kind.CLASSES) {
      List<String> classes = classes(rows);
      return new Dataset(
          new Target.Classes(classes),
          new Examples(inputs.of(rows), labels(rows, classes)),
          Optional.empty(),
          new Examples(inputs.of(tested), labels(tested, classes)),
          all,
          gaps);
    }
    Targets values = target.values(rows, numerals);
    target.checkVaries(train, values, all);
    return new Dataset(
        target.target(train),
        new Examples(inputs.of(rows), values),
        Optional.empty(),
        new Examples(inputs.of(tested), target.values(tested, numerals)),
        all,
        gaps);
  }

  private List<String> classes(Known rows) throws IOException {
    List<String> found =
        ClassNames.sorted(
            rows.rows().stream().map(this::name).collect(Collectors.toCollection(HashSet::new)));
    if (found.size() < 2) {
      throw new IOException(
          "%s: expected two classes or more in column '%s', found %s"
              .formatted(train.file(), train.columns().get(label()), found));
    }
    return found;
  }

  private String name(Row row) {
    return ClassNames.composed(row.cells().get(label()));
  }

  private int[] labels(Known known, List<String> classes) throws IOException {
    Map<String, Integer> numbers =
        IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, i -> i));
    int[] labels = new int[known.rows().size()];
    for (int i = 0; i < labels.length; i++) {
      Row row = known.rows().get(i);
      Integer number = numbers.get(name(row));
      if (number == null) {
        throw known
            .table()
            .mistake(
                row,
                label(),
                "no row of %s has the label '%s'; there are: %s"
                    .formatted(train.file(), row.cells().get(label()), String.join(", ", classes)));
      }
      labels[i] = number;
    }
    return labels;
  }
}
