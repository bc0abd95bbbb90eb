package org.graft.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * Weights as after some training: biases, normalisation parameters and statistics are not the 0s
 * and 1s they start from, so that swapping or ignoring them shows.
 */
final class Lively {
  private Lively() {}

  static Weights weights(Network network, Seed seed) {
    Map<String, Tensor> weights = new LinkedHashMap<>(Weights.draw(network, seed).tensors());
    network
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.forEach(
                    p -> {
                      if (!p.isKernel()) {
                        String key = Weights.key(node, p);
                        weights.put(key, moved(p, seed.derive(key)));
                      }
                    }));
    return new Weights(weights);
  }

  private static Tensor moved(Parameter parameter, Seed seed) {
    float[] values = parameter.draw("layer", seed).toArray();
    Randomness random = seed.randomness();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.2f * random.nextFloat();
    }
    return Tensor.of(parameter.shape(), values);
  }
}
