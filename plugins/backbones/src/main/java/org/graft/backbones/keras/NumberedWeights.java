package org.graft.backbones.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graft.backbones.pretrained.Fields;

/**
 * Weights as Keras 3 saves them ({@code keras/src/saving/saving_lib.py}), and Keras 2.12 and later
 * in {@code .keras} archives: the layers of a model lie in a group, named by their class and
 * counted in the model's order ({@code layers/conv2d_1/vars/0}); models within have a group of
 * their own; arrays are numbered in the order in which the layer makes them.
 */
final class NumberedWeights {
  /** What Keras 3 calls the list of layers, and what Keras 2 does. */
  private static final List<String> LISTS = List.of("layers", "_layer_checkpoint_dependencies");

  private final Hdf5 file;
  private final Map<List<String>, Group> groups = new LinkedHashMap<>();

  private NumberedWeights(Hdf5 file) {
    this.file = file;
  }

  /** Whether a file has its weights this way. */
  static boolean in(Hdf5 file) throws IOException {
    return file.texts(file.root(), "layer_names").isEmpty() && list(file, file.root()).isPresent();
  }

  /**
   * The arrays of a network's layers, called as in Keras 2.
   *
   * @param config the model's configuration
   * @param layers the network's layers, models taken apart
   */
  static KerasWeights of(Hdf5 file, Fields config, List<KerasLayer> layers) throws IOException {
    NumberedWeights weights = new NumberedWeights(file);
    weights.find(config, file.root(), List.of());
    Map<String, LayerArrays> found = new LinkedHashMap<>();
    for (KerasLayer layer : layers) {
      Group group = weights.groups.get(layer.place().path());
      if (group != null) {
        found.put(layer.name(), weights.arrays(layer, group));
      }
    }
    return new KerasWeights(found, false);
  }

  /**
   * The arrays of a network that is known by name, for a file of weights alone.
   *
   * @throws IOException if its layers are no chain: Keras numbers those of branches by their
   *     distance from the output, which two orders of the same layers can share
   */
  static KerasWeights of(Hdf5 file, String network, KerasModel named) throws IOException {
    JsonArray listed = new JsonArray();
    String last = named.input().name();
    for (KerasLayer layer : named.layers()) {
      if (!layer.inputs().equals(List.of(last))) {
        throw new IOException(
            "%s holds weights alone, numbered as Keras 3's save_weights writes them, and %s has branches,"
                    .formatted(file.path(), network)
                + " whose layers could be numbered in several ways; save network and weights with"
                + " model.save('model.keras')");
      }
      last = layer.name();
      JsonObject one = new JsonObject();
      one.addProperty("class_name", layer.type());
      one.addProperty("name", layer.name());
      one.add("config", layer.config().json());
      listed.add(one);
    }
    JsonObject model = new JsonObject();
    model.add("config", listed);
    return of(file, new Fields(network, model), named.layers());
  }

  private static Optional<Group> list(Hdf5 file, Group group) throws IOException {
    for (String name : LISTS) {
      Optional<Group> list = file.group(group, name);
      if (list.isPresent()) {
        return list;
      }
    }
    return Optional.empty();
  }

  private LayerArrays arrays(KerasLayer layer, Group group) throws IOException {
    List<String> names = names(layer);
    Map<String, Dataset> arrays = new LinkedHashMap<>();
    int count = group.getChildren().size();
    for (int i = 0; i < count; i++) {
      String name = i < names.size() ? names.get(i) : "array " + i;
      arrays.put(name, file.dataset(group, String.valueOf(i)));
    }
    return new LayerArrays(file, layer.name(), arrays);
  }

  /** What a layer's arrays are called, in the order in which it makes them. */
  private static List<String> names(KerasLayer layer) {
    Fields config = layer.config();
    List<String> names = new ArrayList<>();
    switch (layer.type()) {
      case "BatchNormalization", "LayerNormalization", "GroupNormalization" -> {
        add(names, config.flag("scale", true), "gamma");
        add(names, config.flag("center", true), "beta");
        if (layer.type().equals("BatchNormalization")) {
          names.addAll(List.of("moving_mean", "moving_variance"));
        }
      }
      case "PReLU" -> names.add("alpha");
      case "Normalization" -> names.addAll(List.of("mean", "variance", "count"));
      case "DepthwiseConv2D" -> {
        names.add("depthwise_kernel");
        add(names, config.flag("use_bias", true), "bias");
      }
      case "SeparableConv2D" -> {
        names.addAll(List.of("depthwise_kernel", "pointwise_kernel"));
        add(names, config.flag("use_bias", true), "bias");
      }
      default -> {
        names.add("kernel");
        add(names, config.flag("use_bias", true), "bias");
      }
    }
    return names;
  }

  private static void add(List<String> names, boolean wanted, String name) {
    if (wanted) {
      names.add(name);
    }
  }

  /** Notes the group of arrays of each layer in a model, by the names of models and layer. */
  private void find(Fields model, Group group, List<String> path) throws IOException {
    Optional<Group> list = list(file, group);
    if (list.isEmpty()) {
      return;
    }
    Map<String, List<Fields>> byClass = new LinkedHashMap<>();
    for (JsonElement element : layers(model)) {
      Fields layer =
          new Fields("a layer", element instanceof JsonObject object ? object : new JsonObject());
      String type = layer.text("class_name");
      byClass.computeIfAbsent(snake(type), t -> new ArrayList<>()).add(layer);
    }
    for (String child : list.get().getChildren().keySet()) {
      Optional<Group> own = file.group(list.get(), child);
      if (!byClass.containsKey(child.replaceFirst("_[0-9]+$", ""))
          && !byClass.containsKey(child)
          && own.isPresent()
          && holds(own.get())) {
        throw new IOException(
            "%s has weights of a layer '%s', and the network has none of that class"
                .formatted(file.path(), child));
      }
    }
    for (Map.Entry<String, List<Fields>> entry : byClass.entrySet()) {
      List<Fields> alike = entry.getValue();
      Map<Integer, Group> numbered = numbered(list.get(), entry.getKey());
      List<Group> inOrder = List.copyOf(numbered.values());
      boolean counted =
          inOrder.size() <= alike.size()
              && numbered.keySet().stream().allMatch(n -> n < alike.size());
      for (int i = 0; i < alike.size(); i++) {
        Group own =
            counted ? numbered.get(i) : inOrder.size() == alike.size() ? inOrder.get(i) : null;
        if (own != null) {
          note(alike.get(i), own, path);
        }
      }
    }
  }

  private void note(Fields layer, Group group, List<String> path) throws IOException {
    Fields config = layer.object("config", "a layer's configuration");
    List<String> own = new ArrayList<>(path);
    own.add(layer.has("name") ? layer.text("name") : config.text("name"));
    if (KerasGraph.is(layer.text("class_name"))) {
      find(layer, group, own);
      return;
    }
    Optional<Group> arrays = file.group(group, "vars");
    if (arrays.isPresent() && !arrays.get().getChildren().isEmpty()) {
      groups.put(List.copyOf(own), arrays.get());
    }
  }

  /** The groups {@code conv2d, conv2d_1, ...} that hold something, by their numbers. */
  private Map<Integer, Group> numbered(Group list, String name) throws IOException {
    Map<Integer, Group> numbered = new TreeMap<>();
    for (String child : list.getChildren().keySet()) {
      String number = child.startsWith(name + "_") ? child.substring(name.length() + 1) : "";
      boolean plain = child.equals(name);
      if (plain || number.matches("[1-9][0-9]{0,8}")) {
        Optional<Group> group = file.group(list, child);
        if (group.isPresent() && holds(group.get())) {
          numbered.put(plain ? 0 : Integer.parseInt(number), group.get());
        }
      }
    }
    return numbered;
  }

  private boolean holds(Group group) throws IOException {
    Optional<Group> arrays = file.group(group, "vars");
    return (arrays.isPresent() && !arrays.get().getChildren().isEmpty())
        || list(file, group).isPresent();
  }

  private static Iterable<JsonElement> layers(Fields model) {
    return model.get("config").isJsonArray()
        ? model.list("config")
        : model.object("config", "its configuration").list("layers");
  }

  /** Keras's {@code to_snake_case}: {@code BatchNormalization} is {@code batch_normalization}. */
  static String snake(String type) {
    return type.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
