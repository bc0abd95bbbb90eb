package org.graft.strategies.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;

/** Where a new head takes its features from. */
public final class Features {
  private Features() {}

  /** The backbone with its features tapped and pooled; as it is where nothing is asked for. */
  public static BackboneCard of(
      BackboneCard backbone, Optional<Depth> tap, Optional<Pooling> pooling) {
    if (tap.isEmpty() && pooling.isEmpty()) {
      return backbone;
    }
    Network body = backbone.body();
    List<String> within =
        new ArrayList<>(tap.map(depth -> depth.nodes(body)).orElse(Depth.parse("all").nodes(body)));
    if (within.isEmpty()) {
      throw new IllegalArgumentException("'tap: " + tap.get() + "' holds no layer; take 1 or more");
    }
    String last = within.get(within.size() - 1);
    return backbone.tapped(pooling.isPresent() ? image(body, within, last) : last, pooling);
  }

  /** The layer itself, or the one below it whose image it only flattens, drops or activates. */
  private static String image(Network body, List<String> within, String last) {
    Map<String, Shape> shapes = body.shapes();
    Map<String, List<Parameter>> parameters = body.parameters();
    for (int i = within.size() - 1; i >= 0; i--) {
      Shape shape = shapes.get(within.get(i));
      if (shape != null && shape.rank() == 3) {
        return within.get(i);
      }
      if (!parameters.getOrDefault(within.get(i), List.of()).isEmpty()) {
        return last;
      }
    }
    return last;
  }
}
