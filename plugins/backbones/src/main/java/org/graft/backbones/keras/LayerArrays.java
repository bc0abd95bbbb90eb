package org.graft.backbones.keras;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrays of one Keras layer.
 *
 * @param arrays by the last part of their names, such as {@code kernel}
 */
record LayerArrays(Hdf5 file, String layer, Map<String, Dataset> arrays) {
  /** Keras 2 keeps how many examples a Normalization saw, Keras 3 does not; nobody reads it. */
  private static final String COUNT = "count";

  /** The same with an array under another name. */
  LayerArrays calling(String name, String other) {
    Map<String, Dataset> renamed = new LinkedHashMap<>();
    arrays.forEach((key, array) -> renamed.put(key.equals(name) ? other : key, array));
    return new LayerArrays(file, layer, renamed);
  }

  /** Checks that the layer has exactly these arrays. */
  void only(Set<String> names) {
    Set<String> found = new LinkedHashSet<>(arrays.keySet());
    found.remove(COUNT);
    only(layer, names, found);
  }

  /** Checks that a layer needs what is found for it. */
  static void only(String layer, Set<String> names, Set<String> found) {
    if (!found.equals(names)) {
      throw new IllegalArgumentException(
          "layer '"
              + layer
              + "' needs the arrays "
              + names.stream().sorted().toList()
              + " by the model's configuration, the file has "
              + found.stream().sorted().toList());
    }
  }

  /** How many outputs its bias has. */
  int outputs() throws IOException {
    Dataset bias = arrays.get("bias");
    int[] sizes = bias == null ? new int[0] : file.sizes(bias);
    if (sizes.length != 1) {
      throw new IllegalArgumentException("layer '" + layer + "' has no bias in the file");
    }
    return sizes[0];
  }

  /**
   * An array, checked to have the given sizes; axes of size 1 before a vector count for nothing.
   */
  Dataset get(String name, List<Integer> sizes) throws IOException {
    Dataset dataset = arrays.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "layer '" + layer + "' has no array '" + name + "' in the file");
    }
    List<Integer> found = Arrays.stream(file.sizes(dataset)).boxed().toList();
    int before = sizes.size() == 1 ? Math.max(0, found.size() - 1) : 0;
    boolean alone = found.stream().limit(before).allMatch(n -> n == 1);
    if (!alone || !found.subList(before, found.size()).equals(sizes)) {
      throw new IllegalArgumentException(
          "layer '"
              + layer
              + "': its '"
              + name
              + "' is "
              + found
              + " in the file, the model's configuration needs "
              + sizes);
    }
    return dataset;
  }

  /** The numbers of an array, all of them finite. */
  float[] floats(Dataset dataset) throws IOException {
    float[] floats = file.floats(dataset);
    for (float value : floats) {
      if (!Float.isFinite(value)) {
        throw new IOException(
            file.path() + ": layer '" + layer + "' holds " + value + " in " + dataset.getName());
      }
    }
    return floats;
  }
}
