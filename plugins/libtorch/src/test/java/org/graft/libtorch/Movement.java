package org.graft.libtorch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;

/** How far training moves weights. */
final class Movement {
  private Movement() {}

  /**
   * The distance between the weights that two trainings of one job end with, as a share of how far
   * the first one moved them: about 1 where the second moved none. Of all weights that optimisers
   * move.
   */
  static double difference(FitJob job, Weights expected, Weights found) {
    double apart = 0;
    double moved = 0;
    for (Map.Entry<String, List<Parameter>> node : job.network().parameters().entrySet()) {
      for (Parameter parameter : node.getValue()) {
        if (parameter.role() == Parameter.Role.TRAINED) {
          String key = Weights.key(node.getKey(), parameter);
          apart += squares(at(expected, key), at(found, key));
          moved += squares(at(expected, key), at(job.initial(), key));
        }
      }
    }
    return Math.sqrt(apart / moved);
  }

  private static float[] at(Weights weights, String key) {
    Tensor tensor = Objects.requireNonNull(weights.tensors().get(key));
    return tensor.toArray();
  }

  private static double squares(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
