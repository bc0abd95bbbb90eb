package org.graft.datasets.cifar;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.data.Dataset;

/**
 * CIFAR-10: 50,000 + 10,000 pictures of animals and vehicles (Krizhevsky 2009, Learning Multiple
 * Layers of Features from Tiny Images); inputs are [n, 3, 32, 32] with values 0..255.
 *
 * @param folder where its binary or its Python version lies, as the published archive or unpacked;
 *     absent is {@code cifar10} among the data folders, or the binary archive from the cache or the
 *     network
 */
@Name(
    value = "cifar10",
    doc = "Animals and vehicles: 50,000 to train and 10,000 to test, 32x32 rgb, 10 classes.")
public record Cifar10(
    @Param(
            doc =
                "Folder of its binary or Python version, packed or not; without it, `cifar10` among"
                    + " the data folders, cache or download (170 MB).",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  private static final CifarVersion VERSION =
      new CifarVersion(
          "cifar10",
          new RemoteFile(
              "cifar10",
              "cifar-10-binary.tar.gz",
              List.of(URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz")),
              170_052_171,
              "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
          "cifar-10-python.tar.gz",
          List.of("cifar-10-batches-bin", "cifar-10-batches-py"),
          List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"),
          "test_batch",
          "batches.meta",
          List.of("batches.meta.txt", "label_names"),
          "labels",
          new CifarRecords(1, 0, 10));

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return VERSION.load(access, folder);
  }
}
