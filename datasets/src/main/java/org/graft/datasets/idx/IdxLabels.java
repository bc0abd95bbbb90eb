package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;

/** The labels of one IDX file. */
final class IdxLabels {
  private final Path file;
  private final byte[] labels;
  private final String sha256;

  private IdxLabels(Path file, byte[] labels, String sha256) {
    this.file = file;
    this.labels = labels;
    this.sha256 = sha256;
  }

  /** Reads {@code file}. */
  static IdxLabels read(Path file) throws IOException {
    try (IdxStream stream = IdxStream.open(file, 1)) {
      byte[] labels = new byte[stream.size(0)];
      stream.read(labels, labels.length);
      return new IdxLabels(file, labels, stream.finish());
    }
  }

  /** SHA-256 of the unpacked file. */
  String sha256() {
    return sha256;
  }

  /** Number of labels. */
  int size() {
    return labels.length;
  }

  /** The largest label. */
  int largest() {
    int largest = 0;
    for (byte label : labels) {
      largest = Math.max(largest, label & 0xff);
    }
    return largest;
  }

  /**
   * Class indices: labels counted from {@code first}.
   *
   * @throws IOException if a label is not in {@code first .. first + classes - 1}
   */
  int[] indices(int first, int classes) throws IOException {
    int[] indices = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      int label = labels[row] & 0xff;
      if (label < first || label >= first + classes) {
        throw new IOException(
            "%s: label %d of row %d is out of range: expected %d to %d for %d classes"
                .formatted(file, label, row, first, first + classes - 1, classes));
      }
      indices[row] = label - first;
    }
    return indices;
  }
}
