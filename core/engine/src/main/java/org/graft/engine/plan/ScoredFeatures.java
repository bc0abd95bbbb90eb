package org.graft.engine.plan;

import java.util.List;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Node;

/**
 * Features that transferability scores are computed from.
 *
 * @param table the features
 * @param trials ids of the trials whose head reads them before training
 */
public record ScoredFeatures(FeatureTable table, List<String> trials) {
  /** Copies the list. */
  public ScoredFeatures {
    trials = List.copyOf(trials);
  }

  /** The source model's layer that they come from, and how images there became vectors. */
  public String tap() {
    Node output = table.prefix().output();
    if (table.source().setting().card().network().has(output.name())) {
      return output.name();
    }
    String layer = output.inputs().get(0);
    if (output.layer() instanceof Layer.GlobalAveragePooling) {
      return layer + ", averaged";
    }
    return output.layer() instanceof Layer.GlobalMaxPooling
        ? layer + ", largest"
        : layer + ", flattened";
  }
}
