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
 * Features and labels in a MATLAB file of version 4, 5 or 7.3: {@code {mat: {train: a.mat,
 * features: fts, labels: labels}}}. Inputs are [n, features], or of pictures [n, channels, height,
 * width]. A field of a struct is named by its path, {@code data.x}.
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
@Name(
    value = "mat",
    doc = "A table of features and labels as matrices of a MATLAB file (-v4, -v6, -v7, -v7.3).")
public record Mat(
    @Param(doc = "File of the training table.") Path train,
    @Param(doc = "Array of inputs, such as fts, or data.fts in a struct.") String features,
    @Param(doc = "Array of labels, whole numbers or texts, such as labels.") String labels,
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
  public Mat {
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
        .load("mat", MatArrays::open, access);
  }
}
