package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Name;
import org.graft.spi.Param;
import org.graft.spi.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * CIFAR-100: 50,000 + 10,000 pictures of 100 classes in 20 superclasses (Krizhevsky 2009, Learning
 * Multiple Layers of Features from Tiny Images); inputs are [n, 3, 32, 32] with values 0..255. It
 * is read from its binary version, unpacked.
 *
 * @param labels which of its two labels counts
 * @param folder where train.bin, test.bin and the lists of label names lie
 */
@Name(
    value = "cifar100",
    doc = "100 classes: 50,000 to train and 10,000 to test, 32x32 rgb; from a folder.")
public record Cifar100(
    @Param(doc = "Classes: fine (100), or coarse (20).", byDefault = "fine") Labels labels,
    @Param(
            doc = "Folder of its binary version, unpacked: train.bin and so on.",
            affects = Param.Affects.PLACE)
        Path folder)
    implements DatasetProvider {
  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    CifarFolder files = CifarFolder.of("cifar100", access, folder);
    CifarRecords records = new CifarRecords(2, labels.place, labels.classes);
    List<Path> train = files.files(List.of("train.bin"));
    List<Path> test = files.files(List.of("test.bin"));
    List<String> classes = files.classes(labels.names, labels.classes);
    return new Dataset(classes, records.read(train), Optional.empty(), records.read(test));
  }

  /** Its two kinds of label. */
  public enum Labels {
    /** 100 classes. */
    FINE(1, 100, "fine_label_names.txt"),
    /** 20 superclasses. */
    COARSE(0, 20, "coarse_label_names.txt");

    private final int place;
    private final int classes;
    private final String names;

    Labels(int place, int classes, String names) {
      this.place = place;
      this.classes = classes;
      this.names = names;
    }
  }
}
