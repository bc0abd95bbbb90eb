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
 * MNIST: 60,000 + 10,000 handwritten digits, classes {@code 0} to {@code 9}; inputs are [n, 1, 28,
 * 28] with values 0..255.
 *
 * @param folder where its four files lie; absent takes them from the cache or the network
 */
@Name(
    value = "mnist",
    doc = "Handwritten digits: 60,000 to train and 10,000 to test, 28x28 grey, 10 classes.",
    cites = "doi:10.1109/5.726791")
public record Mnist(
    @Param(
            doc = "Folder of its four IDX files, gzip or not; without it, cache or download.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  /** The files as first published; digests of the unpacked ones as they are on everyone's disk. */
  private static final Published PUBLISHED =
      new Published(
          "mnist",
          Encoding.numbered(10),
          new Mirrors(
                  "mnist",
                  "https://ossci-datasets.s3.amazonaws.com/mnist/",
                  "https://storage.googleapis.com/cvdf-datasets/mnist/")
              .files(
                  List.of(
                      new Mirrors.Entry(
                          "train-images-idx3-ubyte.gz",
                          9_912_422,
                          "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                      new Mirrors.Entry(
                          "train-labels-idx1-ubyte.gz",
                          28_881,
                          "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                      new Mirrors.Entry(
                          "t10k-images-idx3-ubyte.gz",
                          1_648_877,
                          "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                      new Mirrors.Entry(
                          "t10k-labels-idx1-ubyte.gz",
                          4_542,
                          "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"))));

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return PUBLISHED.load(access, folder);
  }
}
