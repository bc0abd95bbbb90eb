package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * EMNIST: handwritten digits and letters in six splits, classes named by their characters; inputs
 * are [n, 1, 28, 28] with values 0..255, turned upright (the files hold them column by column).
 *
 * <p>Its one archive holds all splits (536 MB), so it is not downloaded; its files are checked for
 * shape and labels.
 *
 * @param split which of the six
 * @param folder where its files lie; absent is the cache's {@code emnist}
 */
@Name(
    value = "emnist",
    doc = "Handwritten digits and letters, 28x28 grey, 10 to 62 classes by split; from a folder.",
    cites = "arXiv:1702.05373")
public record Emnist(
    @Param(doc = "Which of its six splits.", byDefault = "balanced") Split split,
    @Param(
            doc = "Folder of its IDX files, gzip or not; without it, `emnist` in the cache.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Path path = folder.isPresent() ? access.resolve(folder.get()) : access.cache("emnist");
    List<Path> files = find(path);
    Encoding encoding = split.encoding();
    return new Dataset(
        encoding.classes(),
        new IdxSplit(IdxFile.any(files.get(0)), IdxFile.any(files.get(1))).read(encoding),
        Optional.empty(),
        new IdxSplit(IdxFile.any(files.get(2)), IdxFile.any(files.get(3))).read(encoding));
  }

  private List<Path> find(Path path) throws IOException {
    String stem = "emnist-" + split.name().toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>();
    for (String part : List.of("train", "test")) {
      names.add(stem + '-' + part + "-images-idx3-ubyte");
      names.add(stem + '-' + part + "-labels-idx1-ubyte");
    }
    try {
      return new IdxFolder(path).find("emnist", names);
    } catch (IOException e) {
      throw new IOException(
          e.getMessage()
              + "; Graft does not download EMNIST: unpack gzip.zip of"
              + " https://www.nist.gov/itl/products-and-services/emnist-dataset and name its folder:"
              + " {emnist: {folder: ...}}",
          e);
    }
  }

  /** EMNIST's splits; their classes are those of the paper's tables and mapping files. */
  public enum Split {
    /** 10 balanced classes of digits. */
    DIGITS("0123456789", 0),
    /** 26 balanced classes, upper and lower case together; labels start at 1. */
    LETTERS("abcdefghijklmnopqrstuvwxyz", 1),
    /** 47 balanced classes: letters whose cases look alike are one class. */
    BALANCED("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", 0),
    /** 62 unbalanced classes: digits, upper case, lower case. */
    BYCLASS("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 0),
    /** 47 unbalanced classes: letters whose cases look alike are one class. */
    BYMERGE("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", 0),
    /** 10 classes of digits, as many as MNIST has. */
    MNIST("0123456789", 0);

    private final String characters;
    private final int firstLabel;

    Split(String characters, int firstLabel) {
      this.characters = characters;
      this.firstLabel = firstLabel;
    }

    private Encoding encoding() {
      return new Encoding(
          characters.chars().mapToObj(c -> String.valueOf((char) c)).toList(),
          firstLabel,
          PixelOrder.COLUMNS);
    }
  }
}
