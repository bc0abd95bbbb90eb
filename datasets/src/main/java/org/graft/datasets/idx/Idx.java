package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;

/**
 * Any IDX files of unsigned bytes, gzip or not: {@code {idx: {train-images: a.gz, train-labels:
 * b.gz, test-images: c.gz, test-labels: d.gz}}}. Inputs are [n, 1, rows, columns] with values
 * 0..255.
 *
 * <p>Without test files there are no test examples, and the view must split some off ({@code test:
 * 0.2}).
 *
 * @param trainImages images to train, three axes
 * @param trainLabels their labels, one axis
 * @param testImages images to test, or absent
 * @param testLabels their labels, or absent
 * @param classes class names in the order of their labels; empty numbers them up to the largest
 *     label to train
 * @param firstLabel the label of the first class
 * @param pixels how pixels follow one another
 */
@Name(value = "idx", doc = "Images and labels in IDX files, the format of MNIST, gzip or not.")
public record Idx(
    @Param(doc = "IDX file of training images.") Path trainImages,
    @Param(doc = "IDX file of training labels.") Path trainLabels,
    @Param(doc = "IDX file of test images; without it, split some off: `test: 0.2`.")
        Optional<Path> testImages,
    @Param(doc = "IDX file of test labels.") Optional<Path> testLabels,
    @Param(doc = "Class names in the order of their labels; empty numbers them.", byDefault = "[]")
        List<String> classes,
    @Param(doc = "Label of the first class.", byDefault = "0", min = 0, max = 255) int firstLabel,
    @Param(doc = "Whether pixels follow one another by row or by column.", byDefault = "rows")
        PixelOrder pixels)
    implements DatasetProvider {
  /** Checks that test files come in twos. */
  public Idx {
    classes = List.copyOf(classes);
    if (testImages.isPresent() != testLabels.isPresent()) {
      throw new IllegalArgumentException(
          "test-images and test-labels go together; found only "
              + (testImages.isPresent() ? "test-images" : "test-labels"));
    }
    if (classes.stream().distinct().count() < classes.size()) {
      throw new IllegalArgumentException("classes must differ, found " + classes);
    }
    if (firstLabel < 0 || firstLabel > 255) {
      throw new IllegalArgumentException("first-label must lie in 0..255, found " + firstLabel);
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    IdxSplit first = split(access, trainImages, trainLabels);
    IdxLabels labels = IdxLabels.read(first.labels().path());
    Encoding encoding =
        new Encoding(classes.isEmpty() ? numbered(labels) : classes, firstLabel, pixels);
    Examples train = first.read(labels, encoding);
    Examples test =
        testImages.isPresent() && testLabels.isPresent()
            ? split(access, testImages.get(), testLabels.get()).read(encoding)
            : train.select(new int[0]);
    if (!test.inputShape().equals(train.inputShape())) {
      throw new IOException(
          "%s has images of %s and %s of %s; expected the same"
              .formatted(trainImages, train.inputShape(), testImages.get(), test.inputShape()));
    }
    return new Dataset(encoding.classes(), train, Optional.empty(), test);
  }

  private List<String> numbered(IdxLabels labels) {
    return IntStream.rangeClosed(firstLabel, Math.max(firstLabel, labels.largest()))
        .mapToObj(String::valueOf)
        .toList();
  }

  private static IdxSplit split(DataAccess access, Path images, Path labels) {
    return new IdxSplit(IdxFile.any(access.resolve(images)), IdxFile.any(access.resolve(labels)));
  }
}
