package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * A table of numbers with a column of labels, in text: {@code {csv: {train: iris.csv, label:
 * species}}}. Inputs are [n, features], the other columns in their order.
 *
 * <p>Classes are the labels found in {@code train}, sorted (whole numbers by value). Fields may be
 * in double quotes, but not go over lines; cells must not be empty. Without {@code test} there are
 * no test examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train rows to train
 * @param test rows to test, or absent
 * @param label the column of labels
 * @param header whether columns are named
 * @param delimiter what stands between fields
 */
@Name(value = "csv", doc = "A table of numbers with a column of labels, as delimited text.")
public record Csv(
    @Param(doc = "File of training rows.") Path train,
    @Param(doc = "File of test rows; without it, split some off: `test: 0.2`.") Optional<Path> test,
    @Param(doc = "Column of labels: its name, its index from 0, or last.", byDefault = "last")
        String label,
    @Param(
            doc = "Whether the first line names the columns: present, or absent.",
            byDefault = "present")
        Header header,
    @Param(doc = "Between fields: one character, or tab.", byDefault = "','") String delimiter)
    implements DatasetProvider {
  /** Checks the delimiter. */
  public Csv {
    if (!delimiter.equals("tab") && (delimiter.length() != 1 || delimiter.equals("\""))) {
      throw new IllegalArgumentException(
          "delimiter must be one character, or tab; found '" + delimiter + "'");
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    char between = delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
    CsvFile csv = new CsvFile(new Fields(between, "\""), header);
    Table rows = csv.read(access.resolve(train));
    return new LabelledTables(rows, csv.read(test.map(access::resolve)), rows.column(label))
        .dataset(List.of());
  }
}
