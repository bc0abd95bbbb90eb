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
 * CIFAR-100: 50,000 + 10,000 pictures of 100 classes in 20 superclasses (Krizhevsky 2009, Learning
 * Multiple Layers of Features from Tiny Images); inputs are [n, 3, 32, 32] with values 0..255.
 *
 * @param labels which of its two labels counts
 * @param folder where its binary or its Python version lies, as the published archive or unpacked;
 *     absent is {@code cifar100} among the data folders, or the binary archive from the cache or
 *     the network
 */
@Name(value = "cifar100", doc = "100 classes: 50,000 to train and 10,000 to test, 32x32 rgb.")
public record Cifar100(
    @Param(doc = "Classes: fine (100), or coarse (20).", byDefault = "fine") Labels labels,
    @Param(
            doc =
                "Folder of its binary or Python version, packed or not; without it, `cifar100` among"
                    + " the data folders, cache or download (169 MB).",
            affects = Param.Affects.PLACE)
        Optional<Path> folder)
    implements DatasetProvider {
  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    return new CifarVersion(
            "cifar100",
            new RemoteFile(
                "cifar100",
                "cifar-100-binary.tar.gz",
                List.of(URI.create("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz")),
                -1,
                "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
            "cifar-100-python.tar.gz",
            List.of("cifar-100-binary", "cifar-100-python"),
            List.of("train"),
            "test",
            "meta",
            List.of(labels.list + "_names.txt", labels.list + "_names"),
            labels.list + "s",
            new CifarRecords(2, labels.place, labels.classes))
        .load(access, folder);
  }

  /** Its two kinds of label. */
  public enum Labels {
    /** 100 classes. */
    FINE(1, 100, "fine_label"),
    /** 20 superclasses. */
    COARSE(0, 20, "coarse_label");

    private final int place;
    private final int classes;
    private final String list;

    Labels(int place, int classes, String list) {
      this.place = place;
      this.classes = classes;
      this.list = list;
    }
  }
}
