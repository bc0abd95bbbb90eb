package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary of CIFAR's Python version.
 *
 * @param file where it was read
 * @param entries its entries
 */
record PythonBatch(Path file, Map<?, ?> entries) {
  private static final int BYTES = 4;

  /**
   * Reads a pickled dictionary.
   *
   * @throws IOException if it is none, or holds what is no data
   */
  static PythonBatch read(Path file, byte[] bytes) throws IOException {
    try {
      if (Pickle.read(bytes) instanceof Map<?, ?> entries) {
        return new PythonBatch(file, entries);
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    throw new IOException(file + ": is a pickle, but no dictionary");
  }

  /** The list of texts under {@code key}. */
  List<String> texts(String key) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Object text : list(key)) {
      try {
        texts.add(Pickle.text(text));
      } catch (IOException e) {
        throw new IOException("%s: '%s': %s".formatted(file, key, e.getMessage()), e);
      }
    }
    return texts;
  }

  /** The list of labels under {@code key}, each 0 to {@code classes} - 1. */
  int[] labels(String key, int classes) throws IOException {
    int[] labels = new int[list(key).size()];
    for (int i = 0; i < labels.length; i++) {
      if (!(list(key).get(i) instanceof Long label) || label < 0 || label >= classes) {
        throw new IOException(
            "%s: picture %d has label %s, expected 0 to %d"
                .formatted(file, i, Pickle.words(list(key).get(i)), classes - 1));
      }
      labels[i] = label.intValue();
    }
    return labels;
  }

  /**
   * The pixels: rows of 3,072 bytes.
   *
   * @throws IOException if {@code data} is no such array
   */
  byte[] pixels(int pictures) throws IOException {
    if (entries.get("data") instanceof Pickle.Made array
        && array.function().endsWith("_reconstruct")
        && array.state() instanceof List<?> state
        && state.size() > BYTES
        && state.get(1).equals(List.of((long) pictures, (long) CifarRecords.PIXELS))
        && state.get(2) instanceof Pickle.Made type
        && !type.arguments().isEmpty()
        && isBytes(type.arguments().get(0))
        && state.get(3).equals(false)
        && state.get(BYTES) instanceof byte[] bytes
        && bytes.length == pictures * CifarRecords.PIXELS) {
      return bytes;
    }
    throw new IOException(
        "%s: 'data' is no array of %d x %d bytes".formatted(file, pictures, CifarRecords.PIXELS));
  }

  private static boolean isBytes(Object type) {
    return type.equals("u1")
        || (type instanceof byte[] name && Arrays.equals(name, new byte[] {'u', '1'}));
  }

  private List<?> list(String key) throws IOException {
    @Nullable Object value = entries.get(key);
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IOException(
        "%s: has no list '%s'; it has: %s".formatted(file, key, entries.keySet()));
  }
}
