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
 * CIFAR-10: 50,000 + 10,000 pictures of animals and vehicles (Krizhevsky 2009, Learning Multiple
 * Layers of Features from Tiny Images); inputs are [n, 3, 32, 32] with values 0..255. It is read
 * from its binary version, unpacked.
 *
 * @param folder where data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt lie
 */
@Name(
    value = "cifar10",
    doc = "Animals and vehicles: 50,000 to train and 10,000 to test, 32x32 rgb; from a folder.")
public record Cifar10(
    @Param(
            doc = "Folder of its binary version, unpacked: data_batch_1.bin and so on.",
            affects = Param.Affects.PLACE)
        Path folder)
    implements DatasetProvider {
  private static final int CLASSES = 10;

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    CifarFolder files = CifarFolder.of("cifar10", access, folder);
    CifarRecords records = new CifarRecords(1, 0, CLASSES);
    List<Path> train =
        files.files(
            List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin"));
    List<Path> test = files.files(List.of("test_batch.bin"));
    List<String> classes = files.classes("batches.meta.txt", CLASSES);
    return new Dataset(classes, records.read(train), Optional.empty(), records.read(test));
  }
}
