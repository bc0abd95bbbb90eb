package org.graft.backbones.torchfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.graft.backbones.checkpoint.StoredArray;
import org.graft.spi.data.Shape;

/**
 * A checkpoint's arrays by the keys of the network itself: what wrappers and training scripts put
 * before them is gone.
 *
 * @param entries by key, in the file's order
 */
record StateDict(Map<String, Entry> entries) {
  private static final List<String> PREFIXES =
      List.of("module.", "model.", "state_dict.", "backbone.", "_orig_mod.");

  /** Copies the map, keeping its order. */
  StateDict {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * An array, or several of the same row shape one behind the other.
   *
   * @param pieces one or more
   */
  record Entry(List<StoredArray> pieces) {
    Entry {
      pieces = List.copyOf(pieces);
    }

    /** The shape of all together. */
    Shape shape() {
      Shape first = pieces.get(0).shape();
      return pieces.size() == 1
          ? first
          : first.row().batch(pieces.stream().mapToInt(p -> p.shape().size(0)).sum());
    }

    /** All numbers in row-major order. */
    float[] numbers() throws IOException {
      if (pieces.size() == 1) {
        return pieces.get(0).read().toArray();
      }
      float[] all = new float[Math.toIntExact(shape().elements())];
      int at = 0;
      for (StoredArray piece : pieces) {
        float[] numbers = piece.read().toArray();
        System.arraycopy(numbers, 0, all, at, numbers.length);
        at += numbers.length;
      }
      return all;
    }
  }

  /** A checkpoint's arrays without prefixes that all keys have. */
  static StateDict of(Map<String, StoredArray> arrays) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    arrays.forEach((key, array) -> entries.put(key, new Entry(List.of(array))));
    StateDict state = new StateDict(entries);
    for (int i = 0; i < PREFIXES.size(); i++) {
      for (String prefix : PREFIXES) {
        state = state.without(prefix);
      }
    }
    return state;
  }

  private StateDict without(String prefix) {
    boolean all = entries.keySet().stream().allMatch(k -> k.startsWith(prefix));
    return all ? renamed(key -> key.substring(prefix.length())) : this;
  }

  /** The same under other keys. */
  StateDict renamed(UnaryOperator<String> rename) {
    Map<String, Entry> renamed = new LinkedHashMap<>();
    entries.forEach((key, entry) -> renamed.put(rename.apply(key), entry));
    return new StateDict(renamed);
  }

  /** The keys, without counters of batches, which no network needs. */
  List<String> keys() {
    return entries.keySet().stream()
        .filter(key -> !key.endsWith("num_batches_tracked"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Entry get(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("no array '" + key + "'");
    }
    return entry;
  }
}
