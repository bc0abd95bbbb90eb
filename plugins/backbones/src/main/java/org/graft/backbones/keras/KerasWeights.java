package org.graft.backbones.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The arrays in a Keras file, by layer.
 *
 * @param layers layers that hold arrays, by name
 */
record KerasWeights(Map<String, LayerArrays> layers) {
  private static final Pattern AUTOMATIC =
      Pattern.compile("(conv2d|convolution2d|batch_?normalization)(_[0-9]+)?");

  /** No file: a network without weights. */
  static final KerasWeights NONE = new KerasWeights(Map.of());

  /** Finds those of a model, or of a file with weights alone; nothing is read but names. */
  static KerasWeights of(Hdf5 file) throws IOException {
    Group weights = file.group(file.root(), "model_weights").orElse(file.root());
    if (file.texts(weights, "layer_names").isEmpty()) {
      throw new IOException(
          file.path() + " holds no weights of layers; save the model or its weights with Keras");
    }
    Map<String, LayerArrays> layers = new LinkedHashMap<>();
    for (String layer : file.texts(weights, "layer_names")) {
      Optional<Group> group = file.group(weights, layer);
      if (group.isPresent()) {
        Map<String, Dataset> arrays = arrays(file, layer, group.get());
        if (!arrays.isEmpty()) {
          layers.put(layer, new LayerArrays(file, layer, arrays));
        }
      }
    }
    return new KerasWeights(layers);
  }

  /** The arrays of a layer, perhaps none. */
  Optional<LayerArrays> of(String layer) {
    return Optional.ofNullable(layers.get(layer));
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
      String key = key(last.contains(":") ? last.substring(0, last.indexOf(':')) : last);
      if (arrays.put(key, file.dataset(group, name)) != null) {
        throw new IOException(
            file.path() + ": layer '" + layer + "' holds two arrays called '" + key + "'");
      }
    }
    return arrays;
  }

  /** Keras 1 wrote {@code block1_conv1_W_1} for what Keras 2 calls {@code kernel}. */
  private static String key(String name) {
    String plain = name.replaceFirst("_[0-9]+$", "");
    if (plain.equals("W") || plain.endsWith("_W")) {
      return "kernel";
    } else if (plain.equals("b") || plain.endsWith("_b")) {
      return "bias";
    } else if (plain.endsWith("running_mean")) {
      return "moving_mean";
    } else if (plain.endsWith("running_std")) {
      return "moving_variance";
    }
    return plain.endsWith("_gamma") ? "gamma" : plain.endsWith("_beta") ? "beta" : name;
  }

  /**
   * These under the names of a network's layers: layers that Keras numbered by itself ({@code
   * conv2d_3}) are taken in order where their names differ.
   */
  KerasWeights named(List<String> wanted) {
    List<String> lacking =
        wanted.stream()
            .filter(n -> AUTOMATIC.matcher(n).matches() && !layers.containsKey(n))
            .toList();
    List<String> left =
        layers.keySet().stream()
            .filter(n -> AUTOMATIC.matcher(n).matches() && !wanted.contains(n))
            .toList();
    if (lacking.size() != left.size()) {
      return this;
    }
    Map<String, LayerArrays> renamed = new LinkedHashMap<>();
    layers.forEach(
        (name, arrays) -> {
          int place = left.indexOf(name);
          renamed.put(place < 0 ? name : lacking.get(place), arrays);
        });
    return new KerasWeights(renamed);
  }
}
