package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * Features and labels in a MATLAB file of version 5 or 7.3: {@code {mat: {train: a.mat, features:
 * fts, labels: labels}}}. Inputs are [n, features].
 *
 * <p>Classes are the labels of the training table, by value. Without `test` or `test-features`
 * there are no test examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train file of the training table
 * @param features the array of inputs
 * @param labels the array of labels, whole numbers
 * @param test another file, of the test table
 * @param testFeatures inputs to test, in {@code test} or else in {@code train}
 * @param testLabels their labels
 * @param examples where examples stand in the arrays of inputs
 */
@Name(
    value = "mat",
    doc = "A table of features and labels as matrices of a MATLAB file (-v6, -v7, -v7.3).")
public record Mat(
    @Param(doc = "File of the training table.") Path train,
    @Param(doc = "Array of inputs, such as fts.") String features,
    @Param(doc = "Array of labels, whole numbers, such as labels.") String labels,
    @Param(doc = "Another file, of the test table.") Optional<Path> test,
    @Param(doc = "Inputs to test, in `test` or else in `train`; as `features` when absent.")
        Optional<String> testFeatures,
    @Param(doc = "Their labels; as `labels` when absent.") Optional<String> testLabels,
    @Param(doc = "Where examples stand: rows, or columns.", byDefault = "rows")
        Orientation examples)
    implements DatasetProvider {
  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return new ArraySelection(train, features, labels, test, testFeatures, testLabels, examples)
        .load("mat", MatArrays::open, access);
  }
}
