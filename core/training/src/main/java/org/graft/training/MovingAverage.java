package org.graft.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;

/** An exponential moving average of one job's weights. Not thread-safe. */
final class MovingAverage {
  private final double decay;
  private final Weights start;
  private final Map<String, double[]> moving = new LinkedHashMap<>();

  MovingAverage(double decay, Weights start) {
    this.decay = decay;
    this.start = start;
  }

  /** Takes note of the weights after a step; tensors that are the start's own did not move. */
  void add(Weights now) {
    now.tensors()
        .forEach(
            (key, tensor) -> {
              Tensor first = start.tensors().get(key);
              if (first != null && (moving.containsKey(key) || tensor != first)) {
                add(moving.computeIfAbsent(key, k -> doubles(first)), tensor.toArray());
              }
            });
  }

  private void add(double[] mean, float[] now) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = decay * mean[i] + (1 - decay) * now[i];
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(Tensor tensor) {
    float[] values = tensor.toArray();
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** The average, in place of the weights at the start. */
  Weights weights() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    start
        .tensors()
        .forEach(
            (key, tensor) -> {
              double[] mean = moving.get(key);
              all.put(key, mean == null ? tensor : Tensor.of(tensor.shape(), floats(mean)));
            });
    return new Weights(all);
  }

  void state(TrainingState state) {
    long count = state.integer(moving.size());
    List<String> keys = new ArrayList<>(moving.keySet());
    for (int i = 0; i < count; i++) {
      String key = state.text(state.restoring() ? "" : keys.get(i));
      Tensor first =
          Optional.ofNullable(start.tensors().get(key))
              .orElseThrow(() -> StateReader.Unsuitable.lacking(key));
      state.doubles(moving.computeIfAbsent(key, k -> doubles(first)));
    }
  }
}
