package org.graft.backbones.keras;

import java.util.Map;
import org.graft.spi.network.Layer;

/**
 * One of Graft's layers, made from a Keras layer or a part of one.
 *
 * @param suffix what is added to the Keras layer's name; empty but for parts
 * @param layer the layer
 * @param arrays names of Keras's arrays by the names of Graft's parameters
 */
record Piece(String suffix, Layer layer, Map<String, String> arrays) {
  /** Copies the map. */
  Piece {
    arrays = Map.copyOf(arrays);
  }

  /** A layer without parameters. */
  static Piece of(Layer layer) {
    return new Piece("", layer, Map.of());
  }
}
