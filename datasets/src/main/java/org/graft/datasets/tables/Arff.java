package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.charset.Charset;
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
 * A table in ARFF, Weka's format, dense or sparse: {@code {arff: {train: iris.arff, label:
 * class}}}. Inputs are [n, inputs]: the attributes in their order, a numeric one as it is, a
 * nominal one one-hot, an input for each declared value.
 *
 * <p>Classes are the labels found in {@code train}, in the order of {@link
 * org.graft.spi.data.ClassNames}; rows without one are left out. Strings, dates and relational
 * attributes are refused by name unless they are the label or dropped. Values that a sparse row
 * leaves out are 0, or the first declared value, as in Weka. Without {@code test} there are no test
 * examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train rows to train
 * @param test rows to test, or absent
 * @param label the attribute that is the class
 * @param labels attributes of several labels, in place of {@code label}
 * @param targets attributes of numbers, in place of {@code label}
 * @param drop attributes that are no features
 * @param missing what becomes of {@code ?}
 * @param weights what becomes of weights of rows and attributes
 * @param encoding the charset of files without a byte order mark
 */
@Name(value = "arff", doc = "A table of numeric and nominal attributes, in Weka's format.")
public record Arff(
    @Param(doc = "File of training rows, plain or in gzip.") Path train,
    @Param(doc = "File of test rows; without it, split some off: `test: 0.2`.") Optional<Path> test,
    @Param(
            doc =
                "Attribute that is the class: last, the final one; a name or an index from 0;"
                    + " name:last or index:0 where that could be either.",
            byDefault = "last")
        Column label,
    @Param(
            doc =
                "Attributes of labels where a row may have several, each of 0 and 1 (true and"
                    + " false, yes and no), named as `label` is.",
            byDefault = "[]")
        List<Column> labels,
    @Param(doc = "Numeric attributes to predict, named as `label` is.", byDefault = "[]")
        List<Column> targets,
    @Param(doc = "Attributes to leave out, named as `label` is.", byDefault = "[]")
        List<Column> drop,
    @Param(
            doc =
                "Missing values (?): mean, of a numeric attribute over the training rows, and 0 in"
                    + " each input of a nominal one; skip their rows; or stop.",
            byDefault = "mean")
        Missing missing,
    @Param(
            doc =
                "Weights of rows or attributes other than 1, which no trainer uses: stop, or"
                    + " ignore.",
            byDefault = "stop")
        RowWeights weights,
    @Param(
            doc = "Charset of the files, such as utf-8 or windows-1252; a byte order mark wins.",
            byDefault = "utf-8")
        String encoding)
    implements DatasetProvider {
  /** Checks the encoding. */
  public Arff {
    drop = List.copyOf(drop);
    labels = List.copyOf(labels);
    targets = List.copyOf(targets);
    TargetColumns.check(label, labels, targets);
    Csv.charset(encoding);
  }

  /** The table of one file, all else by default. */
  public Arff(Path train) {
    this(
        train,
        Optional.empty(),
        Column.LAST,
        List.of(),
        List.of(),
        List.of(),
        Missing.MEAN,
        RowWeights.STOP,
        "utf-8");
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Charset charset = Csv.charset(encoding);
    ArffFile rows = ArffFile.read(access.resolve(train), charset, weights);
    Optional<Table> tested =
        test.isPresent()
            ? Optional.of(ArffFile.read(access.resolve(test.get()), charset, weights).table())
            : Optional.empty();
    TargetColumns target = TargetColumns.of(rows.table(), label, labels, targets);
    List<Feature> features = rows.features(LabelledTables.kept(rows.table(), target, drop));
    return new LabelledTables(rows.table(), tested, target, features)
        .dataset(missing, Numerals.PLAIN, rows.notes(target, label.kind()));
  }
}
