package org.graft.engine.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Vectors of any lengths: a list of lists, or a mapping from names to lists. */
public final class Groups {
  private final List<String> names;
  private final List<Numbers> groups;

  private Groups(List<String> names, List<Numbers> groups) {
    this.names = names;
    this.groups = groups;
  }

  /** Reads groups; without names they are called 0, 1 and so on. */
  public static Groups read(@Nullable Object written) {
    List<?> values;
    List<String> names;
    if (written instanceof Map<?, ?> named) {
      values = new ArrayList<>(named.values());
      names = named.keySet().stream().map(String::valueOf).toList();
    } else if (written instanceof List<?> list) {
      values = list;
      names = IntStream.range(0, list.size()).mapToObj(Integer::toString).toList();
    } else {
      throw new IllegalArgumentException("expected a list of lists of numbers, found " + written);
    }
    List<Numbers> groups = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof List<?>)) {
        throw new IllegalArgumentException(
            "expected a list of numbers for " + names.get(i) + ", found " + values.get(i));
      }
      groups.add(Numbers.read(values.get(i)));
    }
    return new Groups(names, groups);
  }

  /** The names in order. */
  public List<String> names() {
    return names;
  }

  /** All values, missing ones as NaN. */
  public double[][] values() {
    return groups.stream().map(Numbers::values).toArray(double[][]::new);
  }

  /** The values that are not missing; says how many were dropped. */
  public double[][] known(Notes notes) {
    return IntStream.range(0, groups.size())
        .mapToObj(i -> groups.get(i).known("group " + names.get(i), notes))
        .toArray(double[][]::new);
  }
}
