package org.graft.datasets.digits;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * USPS: 7,291 + 2,007 digits from envelopes; inputs are [n, 1, 16, 16] with values 0..1, strokes
 * bright. It is read from {@code usps.h5} with /train/data, /train/target, /test/data and
 * /test/target, and its numbers are checked, however they are compressed. It is not downloaded, as
 * nobody states a licence.
 *
 * @param folder where usps.h5 lies; absent is {@code usps} among the data folders or in the cache
 */
@Name(
    value = "usps",
    doc = "Digits from envelopes: 7,291 to train and 2,007 to test, 16x16 in 0..1; from a folder.",
    cites = "doi:10.1109/34.291440")
public record Usps(
    @Param(
            doc = "Folder of usps.h5; without it, `usps` among the data folders or in the cache.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  private static final RemoteFile FILE =
      new RemoteFile(
          "usps",
          "usps.h5",
          List.of(),
          2_913_522,
          "734f88c541104a956d88be2c95d03b4a463ffd74ccc2ba9c80841fb98e3fcb36");
  private static final String DIGEST =
      "b2f54a897f46fd25ef8a79b61c7951cf135458e1a5d645d4dea0ac459e151d0e";
  private static final int PIXELS = 256;

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Path file =
        folder.isPresent() ? access.resolve(folder.get()).resolve(FILE.name()) : fetch(access);
    if (!Files.isRegularFile(file)) {
      throw new IOException("usps: there is no file %s; expected usps.h5 there".formatted(file));
    }
    Dataset digits = read(file);
    if (!digits.digest().equals(DIGEST)) {
      throw new IOException(
          "%s: does not hold USPS as known: the digest of its numbers is %s, expected %s; get it anew"
              .formatted(file, digits.digest(), DIGEST));
    }
    return digits;
  }

  private static Path fetch(DataAccess access) throws IOException {
    try {
      return access.fetch(FILE);
    } catch (IOException e) {
      throw new IOException(
          "usps: %s\nElsewhere on this machine? {usps: {folder: ...}} takes it from there."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static Dataset read(Path path) throws IOException {
    try (HdfFile file = new HdfFile(path)) {
      List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
      return new Dataset(
          classes, examples(file, "/train"), Optional.empty(), examples(file, "/test"));
    } catch (RuntimeException e) {
      // The library meets damaged files with any exception it likes.
      throw new IOException(
          "%s: is damaged, or no HDF5 file of train and test with data and target (%s); get it anew"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static Examples examples(HdfFile file, String split) {
    float[][] rows = (float[][]) file.getDatasetByPath(split + "/data").getData();
    int[] labels = (int[]) file.getDatasetByPath(split + "/target").getData();
    float[] inputs = new float[Math.multiplyExact(rows.length, PIXELS)];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != PIXELS) {
        throw new IllegalArgumentException(
            "rows of " + rows[row].length + " numbers, expected " + PIXELS);
      }
      System.arraycopy(rows[row], 0, inputs, row * PIXELS, PIXELS);
    }
    return new Examples(Tensor.of(Shape.of(rows.length, 1, 16, 16), inputs), labels);
  }
}
