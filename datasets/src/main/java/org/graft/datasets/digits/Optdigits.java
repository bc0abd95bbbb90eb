package org.graft.datasets.digits;

import java.io.IOException;
import java.net.URI;
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

/**
 * Optical recognition of handwritten digits (UCI): 3,823 + 1,797 digits; inputs are [n, 1, 8, 8]
 * with values 0..16. Its 1,797 to test are scikit-learn's {@code digits}. {@code scale: min-max} or
 * {@code standardize} suits them.
 *
 * @param folder where optdigits.tra and optdigits.tes lie; absent takes them from the cache or the
 *     network
 */
@Name(
    value = "optdigits",
    doc = "Handwritten digits of UCI: 3,823 to train and 1,797 to test, 8x8 with values 0..16.",
    cites = "doi:10.24432/C50P49")
public record Optdigits(
    @Param(
            doc = "Folder of optdigits.tra and optdigits.tes; without it, cache or download.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  private static final String COPY =
      "https://raw.githubusercontent.com/logicalapple/cs7641-Supervised-Learning/62f33c6bdb37797a70e2e9180a4c4bd65c11c67a/";
  private static final Part TRAIN =
      new Part(
          "optdigits.tra",
          564_213,
          "83b5fd08ac1e96b0509c7fbac516c0259026240b432cc738dbd746e3a8549834",
          "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd");
  private static final Part TEST =
      new Part(
          "optdigits.tes",
          265_286,
          "01eb9e7627f764dc96a2dc1dfcca661b33751eda5db9833e1ca531115309731e",
          "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8");

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return new Dataset(classes, read(access, TRAIN), Optional.empty(), read(access, TEST));
  }

  private Examples read(DataAccess access, Part part) throws IOException {
    Path file =
        folder.isPresent()
            ? access.resolve(folder.get()).resolve(part.name())
            : fetch(access, part.remote());
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "optdigits: there is no file %s; expected optdigits.tra and optdigits.tes of https://doi.org/10.24432/C50P49 there"
              .formatted(file));
    }
    DigitRows rows = DigitRows.read(file);
    if (!rows.sha256().equals(part.rowsSha256())) {
      throw new IOException(
          "%s: is not optdigits' %s: the SHA-256 of its rows, without a header, is %s, expected %s; get it anew, or load data of your own with {csv: {...}}"
              .formatted(file, part.name(), rows.sha256(), part.rowsSha256()));
    }
    return rows.examples();
  }

  private static Path fetch(DataAccess access, RemoteFile file) throws IOException {
    try {
      return access.fetch(file);
    } catch (IOException e) {
      throw new IOException(
          "optdigits: %s\nElsewhere on this machine? {optdigits: {folder: ...}} takes UCI's own files too, which have no header."
              .formatted(e.getMessage()),
          e);
    }
  }

  /**
   * A file.
   *
   * @param name its name
   * @param bytes size of the copy with a header
   * @param sha256 digest of that copy
   * @param rowsSha256 digest of its rows, which any copy must have
   */
  private record Part(String name, long bytes, String sha256, String rowsSha256) {
    RemoteFile remote() {
      return new RemoteFile("optdigits", name, List.of(URI.create(COPY + name)), bytes, sha256);
    }
  }
}
