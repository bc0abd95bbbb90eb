package org.graft.backbones.torch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/** Weights and pictures by the formula of vision_outputs.py, number for number. */
final class Formula {
  private static final double SPAN = 4294967296.0;

  /** By name, what kernels are multiplied by: networks that would grow rounding otherwise. */
  private static final Map<String, Double> DAMPED = Map.of("efficientnet_v2_l", 0.5);

  private Formula() {}

  /** A picture [3, side, side] between -1 and 1. */
  static Tensor picture(int side) {
    float[] pixels = new float[3 * side * side];
    int seed = seed("picture");
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (2 * uniform(seed, i) - 1);
    }
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
      float[] numbers = numbers(tensor.key(), tensor.shape(), gain);
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

  private static float[] numbers(String key, Shape shape, double gain) {
    float[] numbers = new float[Math.toIntExact(shape.elements())];
    int row = numbers.length / shape.size(0);
    double scale = Math.sqrt(4.0 / row) * gain;
    int seed = seed(key);
    for (int i = 0; i < numbers.length; i++) {
      double u = uniform(seed, i);
      numbers[i] =
          (float)
              (key.endsWith("running_var")
                  ? 0.5 + u
                  : shape.rank() > 1
                      ? (2 * u - 1) * scale
                      : key.endsWith(".weight") ? 0.8 + 0.4 * u : 0.1 * (2 * u - 1));
    }
    return numbers;
  }

  private static int seed(String key) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  private static double uniform(int seed, int index) {
    int x = index * (int) 2654435761L + seed;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return Integer.toUnsignedLong(x) / SPAN;
  }
}
