package org.graft.backbones.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model's layers with every model among them taken apart, and without layers that do nothing but
 * in training and that Graft has no counterpart of.
 */
final class Unfolding {
  /** Layers of Keras's that hand their inputs on in inference. */
  private static final Set<String> TRAINING_ONLY =
      Set.of(
          "RandomFlip",
          "RandomRotation",
          "RandomTranslation",
          "RandomZoom",
          "RandomContrast",
          "RandomBrightness",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "SpatialDropout2D",
          "ActivityRegularization");

  private final List<KerasLayer> layers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** What stands for a layer that is no more: the layer that its readers read instead. */
  private final Map<String, String> instead = new HashMap<>();

  private final Set<String> names = new HashSet<>();

  Unfolding(KerasGraph graph) {
    graph.layers().forEach(layer -> names.add(layer.name()));
    graph.layers().forEach(this::add);
  }

  /** The layers, each after those it reads, the output last. */
  List<KerasLayer> layers() {
    return List.copyOf(layers);
  }

  /** Which layers are left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void add(KerasLayer layer) {
    List<String> inputs =
        layer.inputs().stream().map(name -> instead.getOrDefault(name, name)).toList();
    if (KerasGraph.is(layer.type())) {
      unfold(layer, inputs);
    } else if (trainingOnly(layer) && inputs.size() == 1) {
      instead.put(layer.name(), inputs.get(0));
      notes.add(
          "layer '%s' (%s) acts in Keras's training alone and is left out"
              .formatted(layer.name(), layer.type()));
    } else {
      layers.add(layer.reading(inputs));
    }
  }

  private static boolean trainingOnly(KerasLayer layer) {
    return TRAINING_ONLY.contains(layer.type())
        || (layer.type().equals("Dropout") && layer.config().has("noise_shape"));
  }

  /** Layers keep their names; one whose name is taken gets the model's in front of it. */
  private void unfold(KerasLayer model, List<String> inputs) {
    if (inputs.size() != 1) {
      throw model.config().refuse("reads " + inputs + "; Graft's networks have one input");
    }
    KerasGraph graph = KerasGraph.of(model);
    Unfolding inner = new Unfolding(graph);
    Map<String, String> renamed = new HashMap<>(Map.of(graph.entrance(), inputs.get(0)));
    String last = inputs.get(0);
    for (KerasLayer layer : inner.layers) {
      last = names.add(layer.name()) ? layer.name() : model.name() + "/" + layer.name();
      renamed.put(layer.name(), last);
      List<String> read = layer.inputs().stream().map(i -> renamed.getOrDefault(i, i)).toList();
      layers.add(layer.within(model.name(), last, read));
    }
    notes.addAll(inner.notes);
    instead.put(model.name(), last);
  }
}
