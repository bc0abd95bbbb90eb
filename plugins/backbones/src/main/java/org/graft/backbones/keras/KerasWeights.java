package org.graft.backbones.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arrays in a Keras file, by layer.
 *
 * @param layers layers that hold arrays, by name
 */
record KerasWeights(Hdf5 file, Map<String, LayerArrays> layers) {
  /** Finds them; nothing is read but names. */
  static KerasWeights of(Hdf5 file) throws IOException {
    Optional<Group> weights = file.group(file.root(), "model_weights");
    if (weights.isEmpty()) {
      throw new IOException(
          file.path() + " holds no 'model_weights'; save the whole model, not its configuration");
    }
    Map<String, LayerArrays> layers = new LinkedHashMap<>();
    for (String layer : file.texts(weights.get(), "layer_names")) {
      Optional<Group> group = file.group(weights.get(), layer);
      if (group.isPresent()) {
        Map<String, Dataset> arrays = arrays(file, layer, group.get());
        if (!arrays.isEmpty()) {
          layers.put(layer, new LayerArrays(file, layer, arrays));
        }
      }
    }
    return new KerasWeights(file, layers);
  }

  /** The arrays of a layer, perhaps none. */
  LayerArrays of(String layer) {
    return layers.getOrDefault(layer, new LayerArrays(file, layer, Map.of()));
  }

  /** Names of the layers that hold arrays. */
  Set<String> names() {
    return layers.keySet();
  }

  private static Map<String, Dataset> arrays(Hdf5 file, String layer, Group group)
      throws IOException {
    Map<String, Dataset> arrays = new LinkedHashMap<>();
    for (String name : file.texts(group, "weight_names")) {
      String last = name.substring(name.lastIndexOf('/') + 1);
      String key = last.contains(":") ? last.substring(0, last.indexOf(':')) : last;
      if (arrays.put(key, file.dataset(group, name)) != null) {
        throw new IOException(
            file.path() + ": layer '" + layer + "' holds two arrays called '" + key + "'");
      }
    }
    return arrays;
  }
}
