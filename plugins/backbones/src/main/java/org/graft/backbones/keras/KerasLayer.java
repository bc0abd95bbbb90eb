package org.graft.backbones.keras;

import java.util.ArrayList;
import java.util.List;
import org.graft.backbones.pretrained.Fields;

/**
 * A layer as Keras saved it.
 *
 * @param type its class name
 * @param config its configuration
 * @param inputs names of the layers it reads
 * @param place where its arrays lie
 */
record KerasLayer(String name, String type, Fields config, List<String> inputs, Place place) {
  /** Copies the inputs. */
  KerasLayer {
    inputs = List.copyOf(inputs);
  }

  /** A layer whose arrays lie under its own name. */
  KerasLayer(String name, String type, Fields config, List<String> inputs) {
    this(name, type, config, inputs, new Place(List.of(name)));
  }

  /**
   * Where a file has a layer's arrays.
   *
   * @param path names of the models that the layer stands in, outermost first, then its own name
   */
  record Place(List<String> path) {
    Place {
      path = List.copyOf(path);
    }

    /** The outermost model that the layer stands in, or the layer itself. */
    String group() {
      return path.get(0);
    }

    /** The layer's own name there. */
    String layer() {
      return path.get(path.size() - 1);
    }
  }

  /** The same layer reading others. */
  KerasLayer reading(List<String> others) {
    return new KerasLayer(name, type, config, others, place);
  }

  /** The same layer within a model of that name. */
  KerasLayer within(String model, String newName, List<String> others) {
    List<String> path = new ArrayList<>(List.of(model));
    path.addAll(place.path());
    return new KerasLayer(newName, type, config, others, new Place(path));
  }

  /** Whether it only stands for the network's input. */
  boolean isInput() {
    return type.equals("InputLayer");
  }
}
