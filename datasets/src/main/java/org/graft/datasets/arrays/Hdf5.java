package org.graft.datasets.arrays;

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
 * Features and labels in an HDF5 file: {@code {hdf5: {train: a.h5, features: /train/data, labels:
 * /train/target}}}. Inputs are [n, ...] as stored, pictures [n, channels, height, width].
 *
 * <p>Classes are the labels of the training table, numbers, texts or truth values (0 and 1), in the
 * order of {@link org.graft.spi.data.ClassNames}. Without `test` or `test-features` there are no
 * test examples, and the view must split some off ({@code test: 0.2}).
 *
 * @param train file of the training table
 * @param features the array of inputs
 * @param labels the array of labels: whole numbers, truth values or texts
 * @param test another file, of the test table
 * @param testFeatures inputs to test, in {@code test} or else in {@code train}
 * @param testLabels their labels
 * @param examples along which axis of the arrays of inputs examples stand
 * @param channels where pictures have their channels; asked where it is not plain
 * @param target what the array of labels holds
 * @param names of labels or numbers, in order
 */
@Name(value = "hdf5", doc = "A table of features and labels as arrays of an HDF5 file.")
public record Hdf5(
    @Param(doc = "File of the training table.") Path train,
    @Param(doc = "Array of inputs, such as /train/data.") String features,
    @Param(doc = "Array of labels, whole numbers or texts, such as /train/target.") String labels,
    @Param(doc = "Another file, of the test table.") Optional<Path> test,
    @Param(doc = "Inputs to test, in `test` or else in `train`; as `features` when absent.")
        Optional<String> testFeatures,
    @Param(doc = "Their labels; as `labels` when absent.") Optional<String> testLabels,
    @Param(
            doc = "Where examples stand: rows, the first axis, or columns, the last.",
            byDefault = "rows")
        Orientation examples,
    @Param(
            doc =
                "Axis of the channels of pictures: first (channels x height x width), or last;"
                    + " asked where both could be.")
        Optional<Channels> channels,
    @Param(
            doc =
                "What the array of labels holds: classes; labels, an axis of 0 and 1 for several;"
                    + " or numbers to predict, one or an axis of them.",
            byDefault = "classes")
        ArrayTarget target,
    @Param(
            doc = "Names of labels or numbers, in order; label 0, number 0 and so on when absent.",
            byDefault = "[]")
        List<String> names)
    implements DatasetProvider {
  /** Copies the names, which classes bring with them. */
  public Hdf5 {
    names = List.copyOf(names);
    ArraySelection.check(target, names);
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return new ArraySelection(
            train,
            features,
            labels,
            test,
            testFeatures,
            testLabels,
            new Axes(examples, channels),
            target,
            names)
        .load("hdf5", path -> new HdfArrays(path, HdfArrays.Order.AS_STORED), access);
  }
}
