package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * What a record of CIFAR's binary form looks like: labels of a byte each, then 3,072 bytes of red,
 * green and blue, each row by row.
 *
 * @param labels how many labels there are
 * @param label which of them counts
 * @param classes how many classes it tells apart
 */
record CifarRecords(int labels, int label, int classes) {
  static final int PIXELS = 3 * 32 * 32;

  /**
   * The pictures of all files, [n, 3, 32, 32] with values 0..255.
   *
   * @param names of the files
   * @param files what they hold
   * @param path where they lie
   * @throws IOException if a file is not made of whole records, or a label is none
   */
  Examples read(List<String> names, List<byte[]> files, Path path) throws IOException {
    int length = labels + PIXELS;
    long bytes = 0;
    for (int i = 0; i < names.size(); i++) {
      int size = files.get(i).length;
      if (size == 0 || size % length != 0) {
        throw new IOException(
            "%s: has %d bytes, expected a multiple of %d, those of a picture; is it truncated?"
                .formatted(path.resolve(names.get(i)), size, length));
      }
      bytes += size;
    }
    int n = Math.toIntExact(bytes / length);
    float[] inputs = new float[Math.multiplyExact(n, PIXELS)];
    int[] found = new int[n];
    int row = 0;
    for (int i = 0; i < names.size(); i++) {
      byte[] records = files.get(i);
      for (int at = 0; at < records.length; at += length) {
        found[row] = records[at + label] & 0xff;
        if (found[row] >= classes) {
          throw new IOException(
              "%s: picture %d has label %d, expected 0 to %d"
                  .formatted(path.resolve(names.get(i)), at / length, found[row], classes - 1));
        }
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          inputs[row * PIXELS + pixel] = records[at + labels + pixel] & 0xff;
        }
        row++;
      }
    }
    return new Examples(Tensor.of(Shape.of(n, 3, 32, 32), inputs), found);
  }
}
