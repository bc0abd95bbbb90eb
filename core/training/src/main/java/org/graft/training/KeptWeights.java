package org.graft.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;

/** What of a job's weights the phases before have changed. */
final class KeptWeights {
  private KeptWeights() {}

  /** The weights that were given, or those that were kept. */
  static Weights state(Weights initial, Weights now, TrainingState state) {
    Map<String, Tensor> start = initial.tensors();
    List<String> changed =
        now.tensors().keySet().stream()
            .filter(key -> now.tensors().get(key) != start.get(key))
            .toList();
    long count = state.integer(changed.size());
    Map<String, Tensor> kept = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = state.text(state.restoring() ? "" : changed.get(i));
      Tensor tensor =
          Optional.ofNullable((state.restoring() ? start : now.tensors()).get(key))
              .orElseThrow(() -> StateReader.Unsuitable.lacking(key));
      float[] values = tensor.toArray();
      state.floats(values);
      kept.put(key, Tensor.of(tensor.shape(), values));
    }
    return state.restoring() ? initial.with(new Weights(kept)) : now;
  }
}
