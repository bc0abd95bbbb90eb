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
 * Features and labels in an HDF5 file: {@code {hdf5: {train: a.h5, features: /train/data, labels:
 * /train/target}}}. Inputs are [n, ...] as stored.
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
@Name(value = "hdf5", doc = "A table of features and labels as arrays of an HDF5 file.")
public record Hdf5(
    @Param(doc = "File of the training table.") Path train,
    @Param(doc = "Array of inputs, such as /train/data.") String features,
    @Param(doc = "Array of labels, whole numbers, such as /train/target.") String labels,
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
        .load("hdf5", path -> new HdfArrays(path, HdfArrays.Axes.AS_STORED), access);
  }
}
