package org.graft.backbones.keras;

import io.jhdf.api.Group;
import java.io.IOException;
import java.util.Comparator;
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
 * @param rotated whether kernels of convolutions are to be rotated by 180 degrees
 */
record KerasWeights(Map<String, LayerArrays> layers, boolean rotated) {
  private static final Pattern AUTOMATIC =
      Pattern.compile("(conv2d|convolution2d|batch_?normalization)(_[0-9]+)?");

  /** No file: a network without weights. */
  static final KerasWeights NONE = new KerasWeights(Map.of(), false);

  /**
   * Finds those of a file; nothing is read but names.
   *
   * @param model layers of the network they are for: a model among Keras's layers has one group for
   *     all of its own
   * @param unused layers whose arrays are left alone
   */
  static KerasWeights of(Hdf5 file, List<KerasLayer> model, Set<String> unused) throws IOException {
    Group weights = file.group(file.root(), "model_weights").orElse(file.root());
    if (file.texts(weights, "layer_names").isEmpty()) {
      throw new IOException(
          file.path() + " holds no weights of layers; save the model or its weights with Keras");
    }
    Map<String, LayerArrays> layers = new LinkedHashMap<>();
    for (String name : file.texts(weights, "layer_names")) {
      Optional<Group> group = file.group(weights, name);
      List<KerasLayer> members =
          model.stream()
              .filter(l -> l.place().group().equals(name) && !l.place().layer().equals(name))
              .toList();
      if (group.isPresent() && !unused.contains(name)) {
        for (String array : file.texts(group.get(), "weight_names")) {
          String layer = members.isEmpty() ? name : owner(file, name, members, array);
          String last = array.substring(array.lastIndexOf('/') + 1);
          String key = key(last.contains(":") ? last.substring(0, last.indexOf(':')) : last);
          LayerArrays own =
              layers.computeIfAbsent(layer, l -> new LayerArrays(file, l, new LinkedHashMap<>()));
          if (own.arrays().put(key, file.dataset(group.get(), array)) != null) {
            throw new IOException(
                file.path() + ": layer '" + layer + "' holds two arrays called '" + key + "'");
          }
        }
      }
    }
    return new KerasWeights(layers, false);
  }

  /** The layer of a model within the model that an array belongs to, by its path of names. */
  private static String owner(Hdf5 file, String group, List<KerasLayer> members, String array)
      throws IOException {
    String path = "/" + array.substring(0, Math.max(0, array.lastIndexOf('/')));
    List<KerasLayer> found =
        members.stream()
            .filter(l -> path.endsWith("/" + l.place().layer()))
            .sorted(Comparator.comparingInt(l -> -l.place().layer().length()))
            .toList();
    if (found.isEmpty()
        || (found.size() > 1 && found.get(0).place().equals(found.get(1).place()))) {
      throw new IOException(
          "%s: '%s' has the array '%s', which %s"
              .formatted(
                  file.path(),
                  group,
                  array,
                  found.isEmpty()
                      ? "belongs to no layer of that model"
                      : "may belong to more than one layer of that name"));
    }
    return found.get(0).name();
  }

  /** The same with kernels that are to be rotated by 180 degrees, as Theano's are. */
  KerasWeights rotated(boolean wanted) {
    return new KerasWeights(layers, wanted);
  }

  /** The arrays of a layer, perhaps none, by the names that Keras 2 gives them. */
  Optional<LayerArrays> of(KerasLayer layer) {
    boolean depthwise = layer.type().equals("DepthwiseConv2D");
    return of(layer.name()).map(a -> depthwise ? a.calling("kernel", "depthwise_kernel") : a);
  }

  /** The arrays of a layer, perhaps none. */
  Optional<LayerArrays> of(String layer) {
    return Optional.ofNullable(layers.get(layer));
  }

  /** Names of the layers that hold arrays. */
  Set<String> names() {
    return layers.keySet();
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
    return new KerasWeights(renamed, rotated);
  }
}
