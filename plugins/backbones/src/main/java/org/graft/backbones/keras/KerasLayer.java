package org.graft.backbones.keras;

import java.util.List;
import org.graft.backbones.pretrained.Fields;

/**
 * A layer as Keras saved it.
 *
 * @param type its class name
 * @param config its configuration
 * @param inputs names of the layers it reads
 */
record KerasLayer(String name, String type, Fields config, List<String> inputs) {
  /** Copies the inputs. */
  KerasLayer {
    inputs = List.copyOf(inputs);
  }

  /** Whether it only stands for the network's input. */
  boolean isInput() {
    return type.equals("InputLayer");
  }
}
