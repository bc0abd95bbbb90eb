package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Note;
import org.graft.testkit.fixture.Folder;

/** Tables that a test writes and loads. */
record Tables(Path home) {
  void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  Dataset load(DatasetProvider provider) throws IOException {
    return provider.load(new Folder(home), new Seed(1));
  }

  /** The CSV file's table under one label. */
  Dataset csv(String text, String label, String... drop) throws IOException {
    write("a.csv", text);
    return load(
        new Csv(
            Path.of("a.csv"),
            Optional.empty(),
            Column.parse(label),
            List.of(),
            List.of(),
            columns(drop),
            Optional.empty(),
            ",",
            ".",
            Missing.STOP,
            "utf-8"));
  }

  /** The CSV file's table under several labels or numbers. */
  Dataset csv(String text, List<String> labels, List<String> targets, Missing missing)
      throws IOException {
    write("a.csv", text);
    return load(
        new Csv(
            Path.of("a.csv"),
            Optional.empty(),
            Column.LAST,
            columns(labels.toArray(String[]::new)),
            columns(targets.toArray(String[]::new)),
            List.of(),
            Optional.empty(),
            ",",
            ".",
            missing,
            "utf-8"));
  }

  /** The ARFF file's table under several labels or numbers. */
  Dataset arff(String text, List<String> labels, List<String> targets) throws IOException {
    write("a.arff", text);
    return load(
        new Arff(
            Path.of("a.arff"),
            Optional.empty(),
            Column.LAST,
            columns(labels.toArray(String[]::new)),
            columns(targets.toArray(String[]::new)),
            List.of(),
            Missing.STOP,
            RowWeights.STOP,
            "utf-8"));
  }

  /** The same in a dialect. */
  Dataset csv(
      String text, Optional<Header> header, String delimiter, String decimal, Missing missing)
      throws IOException {
    write("a.csv", text);
    return load(
        new Csv(
            Path.of("a.csv"),
            Optional.empty(),
            Column.LAST,
            List.of(),
            List.of(),
            List.of(),
            header,
            delimiter,
            decimal,
            missing,
            "utf-8"));
  }

  /** The ARFF file's table under one label. */
  Dataset arff(String text, String label, String... drop) throws IOException {
    return arff(text, label, Missing.MEAN, RowWeights.STOP, drop);
  }

  /** The same with rules. */
  Dataset arff(String text, String label, Missing missing, RowWeights weights, String... drop)
      throws IOException {
    write("a.arff", text);
    return load(
        new Arff(
            Path.of("a.arff"),
            Optional.empty(),
            Column.parse(label),
            List.of(),
            List.of(),
            columns(drop),
            missing,
            weights,
            "utf-8"));
  }

  private static List<Column> columns(String... names) {
    return List.of(names).stream().map(Column::parse).toList();
  }

  /** All notes of a data set. */
  static String notes(Dataset data) {
    StringBuilder all = new StringBuilder();
    for (Note note : data.notes()) {
      all.append(note.text(Integer.MAX_VALUE)).append('\n');
    }
    return all.toString();
  }
}
