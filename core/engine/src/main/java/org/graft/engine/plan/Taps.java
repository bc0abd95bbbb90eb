package org.graft.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Recipe;

/**
 * Where a recipe's frozen prefix ends.
 *
 * <p>The prefix is everything below the first node that some phase moves, as far as the network can
 * be cut there. Dropout that follows the last frozen kernel stays with the tail and is active in
 * training, as in Keras; dropout between frozen kernels is part of the prefix and inactive, since a
 * frozen prefix is run once, in inference mode. Inputs that are augmented anew in every epoch leave
 * no prefix to keep; declared copies of them do.
 */
final class Taps {
  private Taps() {}

  static Optional<String> tap(Recipe recipe) {
    if (recipe.phases().isEmpty() || Copies.fresh(recipe.phases())) {
      return Optional.empty();
    }
    Network network = recipe.network();
    Map<String, List<Parameter>> parameters = network.parameters();
    int end = firstMoved(recipe, parameters);
    int lastHeld = -1;
    for (int i = 0; i < end; i++) {
      if (!parameters.getOrDefault(network.nodes().get(i).name(), List.of()).isEmpty()) {
        lastHeld = i;
      }
    }
    if (lastHeld < 0) {
      return Optional.empty();
    }
    for (int i = lastHeld + 1; i < end; i++) {
      if (network.nodes().get(i).layer().stochastic()) {
        end = i;
      }
    }
    String tap = null;
    for (String cut : network.cuts()) {
      if (network.index(cut) < end) {
        tap = cut;
      }
    }
    return Optional.ofNullable(tap);
  }

  private static int firstMoved(Recipe recipe, Map<String, List<Parameter>> parameters) {
    List<Node> nodes = recipe.network().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      String name = nodes.get(i).name();
      boolean moved =
          !recipe.carried().contains(name)
              || recipe.phases().stream().anyMatch(phase -> phase.moves(name));
      if (moved && !parameters.getOrDefault(name, List.of()).isEmpty()) {
        return i;
      }
    }
    return nodes.size();
  }
}
