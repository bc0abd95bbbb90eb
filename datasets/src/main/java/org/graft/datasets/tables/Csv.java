package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
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
 * A table of numbers with a column of classes, of several labels or of numbers to predict, in text:
 * {@code {csv: {train: iris.csv, label: species}}}, {@code labels: [rain, wind]} or {@code targets:
 * [price]}. Inputs are [n, features], the other columns in their order.
 *
 * <p>Fields follow RFC 4180: in double quotes they may hold delimiters, line breaks and, doubled,
 * quotes. Blanks around fields and empty lines mean nothing; gzip is unpacked. Classes are the
 * labels found in {@code train}, in the order of {@link org.graft.spi.data.ClassNames}. Without
 * {@code test} there are no test examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train rows to train
 * @param test rows to test, or absent
 * @param label the column of classes
 * @param labels columns of several labels, in place of {@code label}
 * @param targets columns of numbers, in place of {@code label}
 * @param drop columns that are no features
 * @param header whether columns are named; asked where the first line could be either
 * @param delimiter what stands between fields
 * @param decimal the decimal mark
 * @param missing what becomes of rows with empty cells, {@code ?}, {@code NA}, {@code N/A}, {@code
 *     NaN} or {@code null}
 * @param encoding the charset of files without a byte order mark
 */
@Name(
    value = "csv",
    doc = "A table of numbers with columns of classes, labels or targets, as delimited text.")
public record Csv(
    @Param(doc = "File of training rows, plain or in gzip.") Path train,
    @Param(doc = "File of test rows; without it, split some off: `test: 0.2`.") Optional<Path> test,
    @Param(
            doc =
                "Column of labels: last, the final one; a name or an index from 0; name:last or"
                    + " index:0 where that could be either.",
            byDefault = "last")
        Column label,
    @Param(
            doc =
                "Columns of labels where a row may have several, each of 0 and 1 (true and false,"
                    + " yes and no), named as `label` is.",
            byDefault = "[]")
        List<Column> labels,
    @Param(doc = "Columns of numbers to predict, named as `label` is.", byDefault = "[]")
        List<Column> targets,
    @Param(doc = "Columns to leave out, named as `label` is.", byDefault = "[]") List<Column> drop,
    @Param(
            doc =
                "Whether the first line names the columns: present, or absent; present when not"
                    + " said, but asked where that line holds numbers.")
        Optional<Header> header,
    @Param(
            doc = "Between fields: one character; tab; or blanks, any run of spaces and tabs.",
            byDefault = "','")
        String delimiter,
    @Param(doc = "Decimal mark of numbers: . or ,", byDefault = "'.'") String decimal,
    @Param(
            doc =
                "Empty cells, ?, NA and NaN: stop; mean, of their column over the training rows; or"
                    + " skip their rows.",
            byDefault = "stop")
        Missing missing,
    @Param(
            doc = "Charset of the files, such as utf-8 or windows-1252; a byte order mark wins.",
            byDefault = "utf-8")
        String encoding)
    implements DatasetProvider {
  /** Checks delimiter, decimal mark and encoding. */
  public Csv {
    drop = List.copyOf(drop);
    labels = List.copyOf(labels);
    targets = List.copyOf(targets);
    TargetColumns.check(label, labels, targets);
    boolean named = delimiter.equals("tab") || delimiter.equals("blanks");
    if (!named && (delimiter.length() != 1 || "\"\r\n".contains(delimiter))) {
      throw new IllegalArgumentException(
          "delimiter must be one character, tab or blanks; found '" + delimiter + "'");
    }
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw new IllegalArgumentException("decimal must be . or , and not '" + decimal + "'");
    }
    if (decimal.equals(delimiter)) {
      throw new IllegalArgumentException(
          "decimal and delimiter are both '%s'; name the delimiter, such as delimiter: ';'"
              .formatted(decimal));
    }
    charset(encoding);
  }

  /** The table of one file, all else by default. */
  public Csv(Path train) {
    this(
        train,
        Optional.empty(),
        Column.LAST,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        ",",
        ".",
        Missing.STOP,
        "utf-8");
  }

  /**
   * The charset called so.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Charset charset(String encoding) {
    try {
      return Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      boolean ill = e instanceof IllegalCharsetNameException;
      throw new IllegalArgumentException(
          "encoding: there is no %s '%s'; common ones are %s, windows-1252, iso-8859-1 and utf-16le"
              .formatted(
                  ill ? "charset that could be called" : "charset",
                  encoding,
                  StandardCharsets.UTF_8),
          e);
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Column first = labels.stream().findFirst().or(() -> targets.stream().findFirst()).orElse(label);
    CsvFile csv = new CsvFile(delimiter, header, charset(encoding), decimal.charAt(0), first);
    CsvFile.Read rows = csv.read(access.resolve(train));
    Optional<CsvFile.Read> tested =
        test.isPresent() ? Optional.of(csv.read(access.resolve(test.get()))) : Optional.empty();
    LabelledTables tables =
        LabelledTables.of(
            rows.table(),
            tested.map(CsvFile.Read::table),
            TargetColumns.of(rows.table(), label, labels, targets),
            drop);
    return tables.dataset(missing, new Numerals(decimal.charAt(0)), rows.notes());
  }
}
