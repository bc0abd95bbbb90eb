package org.graft.strategies;

import java.util.Optional;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;

/** Where a new head takes its features from. */
final class Features {
  private Features() {}

  /** The backbone with its features tapped and pooled; as it is where nothing is asked for. */
  static BackboneCard of(BackboneCard backbone, Optional<Depth> tap, Optional<Pooling> pooling) {
    if (tap.isEmpty() && pooling.isEmpty()) {
      return backbone;
    }
    String layer = tap.map(depth -> depth.last(backbone.body())).orElse(backbone.features());
    return backbone.tapped(layer, pooling);
  }
}
