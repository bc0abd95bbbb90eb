package org.graft.engine.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong so far: each problem once, in the order of files and lines. */
public final class Problems {
  private final Map<Problem, Place> found = new LinkedHashMap<>();

  public void add(Place place, String what) {
    found.putIfAbsent(place.problem(what), place);
  }

  public int count() {
    return found.size();
  }

  /** All of them, sources in the order in which they were first met, each by line. */
  public List<Problem> sorted() {
    List<String> sources = found.values().stream().map(Place::source).distinct().toList();
    return found.entrySet().stream()
        .sorted(
            java.util.Comparator.<Map.Entry<Problem, Place>>comparingInt(
                    e -> sources.indexOf(e.getValue().source()))
                .thenComparingInt(e -> e.getValue().line()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Ends reading if anything is wrong.
   *
   * @throws SpecException with everything found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(sorted());
    }
  }
}
