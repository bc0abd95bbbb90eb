package org.graft.backbones.keras;

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
    this(name, type, config, inputs, new Place(name, name));
  }

  /**
   * Where a file has a layer's arrays.
   *
   * @param group the outermost model that the layer stands in, or the layer itself
   * @param layer the layer's own name there
   */
  record Place(String group, String layer) {}

  /** The same layer reading others. */
  KerasLayer reading(List<String> others) {
    return new KerasLayer(name, type, config, others, place);
  }

  /** The same layer within a model of that name. */
  KerasLayer within(String model, String newName, List<String> others) {
    return new KerasLayer(newName, type, config, others, new Place(model, place.layer()));
  }

  /** Whether it only stands for the network's input. */
  boolean isInput() {
    return type.equals("InputLayer");
  }
}
