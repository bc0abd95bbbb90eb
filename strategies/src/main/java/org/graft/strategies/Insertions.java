package org.graft.strategies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Selection;

/** Where something is inserted into a body. */
final class Insertions {
  private Insertions() {}

  /**
   * The insertion at each selected node of the body that can take it, without a selection at every
   * one.
   *
   * @throws IllegalArgumentException if no selected node can take it
   */
  static Map<String, Insertion> at(
      BackboneCard backbone, List<Selection> layers, Insertion insertion) {
    Network body = backbone.body();
    Set<String> wanted = new LinkedHashSet<>();
    layers.forEach(selection -> wanted.addAll(selection.nodes(body, body)));
    Map<String, Insertion> insertions = new LinkedHashMap<>();
    List<String> refusals = new ArrayList<>();
    for (Node node : body.nodes()) {
      if (layers.isEmpty() || wanted.contains(node.name())) {
        var refusal = insertion.refusal(node, body.parameters(node.name()));
        refusal.ifPresent(refusals::add);
        if (refusal.isEmpty()) {
          insertions.put(node.name(), insertion);
        }
      }
    }
    if (insertions.isEmpty()) {
      throw new IllegalArgumentException(
          refusals.isEmpty() ? layers + " selects no layers" : refusals.get(0));
    }
    return insertions;
  }
}
