package org.graft.backbones.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;

/** The order of features behind each layer, where a flattened image has left one of its own. */
final class FlatOrders {
  private final Map<String, FlatOrder> orders = new HashMap<>();

  /** The order behind a layer; empty where Graft's and Keras's are the same. */
  Optional<FlatOrder> of(String layer) {
    return Optional.ofNullable(orders.get(layer));
  }

  /** Notes the order behind a new layer called {@code name}. */
  void follow(KerasLayer keras, Layer made, String name, List<String> inputs, List<Shape> shapes) {
    Shape first = shapes.get(0);
    if (made instanceof Layer.Flatten && first.rank() == 3) {
      keep(name, FlatOrder.of(first));
    } else if (made instanceof Layer.Concatenate && first.rank() == 1) {
      keep(
          name,
          IntStream.range(0, inputs.size())
              .mapToObj(i -> order(inputs.get(i), shapes.get(i)))
              .reduce(FlatOrder::then)
              .orElseThrow());
    } else if (first.rank() == 1 && !(made instanceof Layer.Dense)) {
      FlatOrder order = order(inputs.get(0), first);
      if (inputs.stream().anyMatch(i -> !order(i, first).equals(order))
          || (ordered(made) && !order.isSame())) {
        throw keras.config().refuse("mixes flattened images, which Graft orders differently");
      }
      keep(name, order);
    }
  }

  /** Whether it makes a difference to a layer which feature is which. */
  private static boolean ordered(Layer layer) {
    return layer instanceof Layer.Preprocessing || layer instanceof Layer.Reshape;
  }

  private void keep(String name, FlatOrder order) {
    if (!order.isSame()) {
      orders.put(name, order);
    }
  }

  private FlatOrder order(String name, Shape shape) {
    return of(name).orElseGet(() -> FlatOrder.same(shape.size(0)));
  }
}
