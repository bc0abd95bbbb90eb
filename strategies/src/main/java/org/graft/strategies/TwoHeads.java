package org.graft.strategies;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Target;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/** The source's head kept beside a new one, which alone is the target's. */
final class TwoHeads {
  private TwoHeads() {}

  /** Body and source head, which outputs logits, and a new head beside it, last. */
  static Network of(BackboneCard backbone, Target target) {
    Network source = backbone.network();
    List<Node> nodes = new ArrayList<>(source.nodes().subList(0, source.nodes().size() - 1));
    nodes.add(source.output().with(logits(source.output())));
    String below = backbone.features();
    for (Node node : backbone.withHead(List.of(), target).nodes()) {
      if (!backbone.body().has(node.name())) {
        String name = node.name();
        while (source.has(name)) {
          name = "new_" + name;
        }
        nodes.add(new Node(name, node.layer(), List.of(below)));
        below = name;
      }
    }
    return new Network(source.input(), nodes);
  }

  private static Layer logits(Node last) {
    if (last.layer().activation() == ActivationFunction.SOFTMAX) {
      return last.layer().ending(ActivationFunction.LINEAR);
    }
    throw new IllegalArgumentException(
        "the source model's last layer, '%s', gives no logits".formatted(last.name()));
  }
}
