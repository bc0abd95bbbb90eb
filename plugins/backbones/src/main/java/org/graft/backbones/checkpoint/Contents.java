package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.spi.base.NearMiss;

/**
 * Which of the dictionaries in a file of {@code torch.save} holds a network's arrays: the whole
 * file, or a part of it beside an optimiser's state, numbers of epochs and the like.
 */
final class Contents {
  /** Names that training scripts give to the network's arrays. */
  private static final List<String> USUAL =
      List.of("state_dict", "model", "model_state_dict", "net", "weights");

  private Contents() {}

  static Checkpoint of(Object value, Optional<String> part) throws IOException {
    if (value instanceof PickledTensors.View) {
      throw new IOException("holds one array without a name, not a dictionary of arrays");
    }
    if (!(value instanceof Map<?, ?> whole)) {
      throw new IOException("holds no dictionary of arrays");
    }
    Map<String, Map<?, ?>> parts = new LinkedHashMap<>();
    whole.forEach(
        (key, inner) ->
            PickledTensors.withTensors(inner).ifPresent(map -> parts.put((String) key, map)));
    if (part.isPresent()) {
      Map<?, ?> asked = parts.get(part.get());
      if (asked == null) {
        throw new IOException(
            "'part': " + NearMiss.message("dictionary of arrays", part.get(), parts.keySet()));
      }
      return checkpoint(asked);
    }
    if (PickledTensors.withTensors(whole).isPresent() || parts.isEmpty()) {
      return checkpoint(whole);
    }
    return checkpoint(only(parts));
  }

  private static Map<?, ?> only(Map<String, Map<?, ?>> parts) throws IOException {
    if (parts.size() == 1) {
      return parts.values().iterator().next();
    }
    List<String> usual = USUAL.stream().filter(parts::containsKey).toList();
    if (usual.size() != 1) {
      throw new IOException(
          "holds several dictionaries of arrays; say which with 'part': "
              + Words.of(String.join(", ", parts.keySet())));
    }
    return Objects.requireNonNull(parts.get(usual.get(0)));
  }

  private static Checkpoint checkpoint(Map<?, ?> map) throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() instanceof PickledTensors.View view) {
        String key = (String) entry.getKey();
        try {
          arrays.put(key, view.array());
        } catch (IOException e) {
          throw new IOException("is damaged: '" + Words.of(key) + "' is " + e.getMessage(), e);
        }
      }
    }
    return new Checkpoint(arrays, Map.of());
  }
}
