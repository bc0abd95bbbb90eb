package org.graft.backbones.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.HashedNumbers;

/** Weights and pictures by the formula of vision_outputs.py, number for number. */
final class Formula {
  /** By name, what kernels are multiplied by: networks that would grow rounding otherwise. */
  private static final Map<String, Double> DAMPED = Map.of("efficientnet_v2_l", 0.5);

  private Formula() {}

  /** A picture [3, side, side] between -1 and 1. */
  static Tensor picture(int side) {
    float[] pixels = HashedNumbers.pixels("picture", 3 * side * side);
    return Tensor.of(Shape.of(1, 3, side, side), pixels);
  }

  /** The network's weights. */
  static Weights weights(TorchArchitecture architecture, Network network) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    network
        .parameters()
        .forEach((node, all) -> all.forEach(p -> shapes.put(Weights.key(node, p), p.shape())));
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (TorchTensor tensor : architecture.tensors(network)) {
      double gain = DAMPED.getOrDefault(architecture.name(), 1.0);
      float[] numbers = HashedNumbers.tensor(tensor.key(), tensor.shape(), gain);
      int row = numbers.length / tensor.shape().size(0);
      for (TorchTensor.Part part : tensor.parts()) {
        Shape shape = shapes.getOrDefault(part.weights(), Shape.of());
        float[] own = new float[part.rows() * row];
        System.arraycopy(numbers, part.from() * row, own, 0, own.length);
        weights.put(part.weights(), Tensor.of(shape, part.layout().toGraft(own, shape)));
      }
    }
    return new Weights(weights).check(network);
  }

  /** Numbers of the network that an optimiser moves. */
  static long trained(Network network) {
    return network.parameters().values().stream()
        .flatMap(java.util.List::stream)
        .filter(p -> p.role() == Parameter.Role.TRAINED)
        .mapToLong(p -> p.shape().elements())
        .sum();
  }
}
