package org.graft.datasets.idx;

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
 * Kuzushiji-MNIST: 60,000 + 10,000 cursive Hiragana, classes by their reading; inputs are [n, 1,
 * 28, 28] with values 0..255. Its makers ask for citation (CC BY-SA 4.0).
 *
 * <p>What is downloaded is verified; files from a folder are checked for shape and labels only,
 * since only the digests of the published gzip files are known.
 *
 * @param folder where its four files lie; absent takes them from the cache or the network
 */
@Name(
    value = "kmnist",
    doc = "Cursive Hiragana: 60,000 to train and 10,000 to test, 28x28 grey, 10 classes.",
    cites = "arXiv:1812.01718")
public record Kmnist(
    @Param(
            doc = "Folder of its four IDX files, gzip or not; without it, cache or download.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  private static final Published PUBLISHED =
      new Published(
          "kmnist",
          Encoding.named("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
          new Mirrors("kmnist", "https://codh.rois.ac.jp/kmnist/dataset/kmnist/")
              .files(
                  List.of(
                      new Mirrors.Entry(
                          "train-images-idx3-ubyte.gz",
                          18_165_135,
                          "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
                          ""),
                      new Mirrors.Entry(
                          "train-labels-idx1-ubyte.gz",
                          29_497,
                          "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
                          ""),
                      new Mirrors.Entry(
                          "t10k-images-idx3-ubyte.gz",
                          3_041_136,
                          "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
                          ""),
                      new Mirrors.Entry(
                          "t10k-labels-idx1-ubyte.gz",
                          5_120,
                          "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
                          ""))));

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return PUBLISHED.load(access, folder);
  }
}
