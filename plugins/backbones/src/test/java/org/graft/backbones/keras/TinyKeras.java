package org.graft.backbones.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Keras file that can be made wrong: vectors of 3, a dense layer of 4 with relu, one of 2 with
 * softmax.
 *
 * @param config its model_config; empty for none
 * @param arrays by layer/array; every layer has those that begin with its name
 */
record TinyKeras(String config, Map<String, Object> arrays) {
  static final String SOUND =
      """
      {"class_name": "Sequential", "config": {"name": "tiny", "layers": [
        {"class_name": "Dense", "config": {"name": "hidden", "batch_input_shape": [null, 3],
          "units": 4, "activation": "relu", "use_bias": true}},
        {"class_name": "Dropout", "config": {"name": "drop", "rate": 0.5}},
        {"class_name": "Dense", "config": {"name": "top", "units": 2, "activation": "softmax"}}
      ]}}
      """;

  static TinyKeras sound() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("hidden/kernel", new float[3][4]);
    arrays.put("hidden/bias", new float[4]);
    arrays.put("top/kernel", new float[4][2]);
    arrays.put("top/bias", new float[2]);
    return new TinyKeras(SOUND, arrays);
  }

  TinyKeras replacing(String from, String to) {
    if (!config.contains(from)) {
      throw new IllegalArgumentException(from);
    }
    return new TinyKeras(config.replace(from, to), arrays);
  }

  TinyKeras with(String array, Object numbers) {
    Map<String, Object> more = new LinkedHashMap<>(arrays);
    more.put(array, numbers);
    return new TinyKeras(config, more);
  }

  TinyKeras without(String array) {
    Map<String, Object> fewer = new LinkedHashMap<>(arrays);
    fewer.remove(array);
    return new TinyKeras(config, fewer);
  }

  Path write(Path file) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      if (!config.isEmpty()) {
        hdf5.putAttribute("model_config", config);
      }
      write(hdf5.putGroup("model_weights"));
    }
    return file;
  }

  /** The weights alone, as save_weights writes them. */
  Path writeWeights(Path file) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      write(hdf5);
    }
    return file;
  }

  private void write(WritableGroup weights) {
    Map<String, Map<String, Object>> layers = new LinkedHashMap<>();
    arrays.forEach(
        (key, numbers) -> {
          int slash = key.indexOf('/');
          layers
              .computeIfAbsent(key.substring(0, slash), k -> new LinkedHashMap<>())
              .put(key.substring(slash + 1), numbers);
        });
    weights.putAttribute("layer_names", layers.keySet().toArray(String[]::new));
    layers.forEach(
        (layer, own) -> {
          WritableGroup group = weights.putGroup(layer);
          group.putAttribute(
              "weight_names",
              own.keySet().stream().map(n -> layer + "/" + n + ":0").toArray(String[]::new));
          WritableGroup inner = group.putGroup(layer);
          own.forEach((name, numbers) -> inner.putDataset(name + ":0", numbers));
        });
  }
}
