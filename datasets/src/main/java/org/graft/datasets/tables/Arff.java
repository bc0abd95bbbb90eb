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
 * A table in ARFF, Weka's format, of numeric attributes and a nominal class: {@code {arff: {train:
 * iris.arff}}}. Inputs are [n, features], the other attributes in their order.
 *
 * <p>Classes are the values of {@code label} as declared, but for those without a row in {@code
 * train}. Missing values, sparse rows, and strings and dates are refused. Without {@code test}
 * there are no test examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train rows to train
 * @param test rows to test, or absent
 * @param label the nominal attribute that is the class
 */
@Name(value = "arff", doc = "A table of numeric attributes and a nominal class, in Weka's format.")
public record Arff(
    @Param(doc = "File of training rows.") Path train,
    @Param(doc = "File of test rows; without it, split some off: `test: 0.2`.") Optional<Path> test,
    @Param(
            doc = "Attribute that is the class: its name, index from 0, or last.",
            byDefault = "last")
        String label)
    implements DatasetProvider {
  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    ArffFile arff = ArffFile.read(access.resolve(train));
    Optional<Table> tested =
        test.isPresent()
            ? Optional.of(ArffFile.read(access.resolve(test.get())).table())
            : Optional.empty();
    Table rows = arff.table();
    int column = rows.column(label);
    List<String> order = arff.values(column);
    return new LabelledTables(rows, tested, column).dataset(order);
  }
}
