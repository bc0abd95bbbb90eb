package org.graft.dl4j.graph;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Border;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/** What DL4J's graphs cannot hold, by name. */
public final class Refusals {
  private static final LayerCases<Shape, Optional<String>> OPTIONS =
      LayerCases.<Shape, Optional<String>>empty()
          .with(
              Layer.Convolution.class,
              (l, in) ->
                  l.groups() == 1 ? border(l.border()) : Optional.of("a convolution in groups"))
          .with(Layer.DepthwiseConvolution.class, (l, in) -> border(l.border()))
          .with(
              Layer.MaxPooling.class,
              (l, in) -> l.ceil() ? Optional.of("pooling with 'ceil'") : border(l.border()))
          .with(
              Layer.AveragePooling.class,
              (l, in) ->
                  l.ceil() || l.countBorder()
                      ? Optional.of("pooling with 'ceil' or 'count-border'")
                      : border(l.border()))
          .with(
              Layer.Dense.class,
              (l, in) -> in.rank() == 1 ? Optional.empty() : Optional.of("a dense layer on tokens"))
          .with(
              Layer.Activation.class,
              (l, in) ->
                  in.rank() != 2 ? Optional.empty() : Optional.of("an activation of tokens"));

  private Refusals() {}

  /** Why the network cannot be run; empty if it can. */
  public static Optional<String> of(Network network) {
    for (Node node : network.nodes()) {
      Optional<String> what = what(node.layer(), Blueprint.inputs(network, node));
      if (what.isPresent()) {
        return Optional.of("dl4j cannot run '" + node.name() + "', " + what.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> what(Layer layer, List<Shape> inputs) {
    if (!Vertices.know(layer)) {
      return Optional.of("a layer of kind " + layer.kind());
    }
    return OPTIONS.has(layer) ? OPTIONS.apply(layer, inputs.get(0)) : Optional.empty();
  }

  private static Optional<String> border(Optional<Border> border) {
    return border.filter(b -> !b.symmetric()).map(b -> "which has an uneven border of " + b);
  }
}
