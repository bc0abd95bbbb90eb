package org.graft.backbones.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/** Puts preprocessing at a network's entrance, as its first layer. */
final class Entrance {
  private static final String NAME = "preprocessing";

  private Entrance() {}

  /** The network for examples of shape {@code input}: images in RGB or grey, or vectors. */
  static Network of(Network network, Shape input, Preprocessing preprocessing) {
    Optional<Layer> layer = layer(input, network.input(), preprocessing);
    if (layer.isEmpty()) {
      return network;
    }
    String name = NAME;
    while (network.has(name)) {
      name = "graft_" + name;
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(name, layer.get(), List.of(Network.INPUT)));
    for (Node node : network.nodes()) {
      nodes.add(node.reading(Network.INPUT, name));
    }
    return new Network(input, nodes);
  }

  private static Optional<Layer> layer(Shape input, Shape wanted, Preprocessing preprocessing) {
    int channels = wanted.size(0);
    List<Integer> order = order(input.size(0), channels, preprocessing.order());
    Preprocessing.Affine affine = preprocessing.affine();
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double deviation = of(affine.deviation(), c, channels, 1);
      scale.add(affine.scale() / deviation);
      shift.add(0 - of(affine.mean(), c, channels, 0) / deviation);
    }
    boolean nothing =
        input.equals(wanted)
            && order.equals(IntStream.range(0, channels).boxed().toList())
            && scale.stream().allMatch(s -> s == 1)
            && shift.stream().allMatch(s -> s == 0);
    return nothing ? Optional.empty() : Optional.of(new Layer.Preprocessing(order, scale, shift));
  }

  /** Grey images enter a network for colours as red, green and blue alike. */
  private static List<Integer> order(int found, int channels, ChannelOrder order) {
    if (order == ChannelOrder.BGR && channels != 3) {
      throw new IllegalArgumentException(
          "its preprocessing is for 3 colours in the order BGR, the network takes "
              + channels
              + " channel(s)");
    }
    return IntStream.range(0, channels)
        .map(c -> found == 1 ? 0 : order == ChannelOrder.BGR ? channels - 1 - c : c)
        .boxed()
        .toList();
  }

  private static double of(List<Double> values, int channel, int channels, double otherwise) {
    if (values.size() > 1 && values.size() != channels) {
      throw new IllegalArgumentException(
          "its preprocessing is for " + values.size() + " channels, the network takes " + channels);
    }
    return values.isEmpty() ? otherwise : values.get(values.size() == 1 ? 0 : channel);
  }
}
