package org.graft.engine.study.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two strategies that are to be compared.
 *
 * @param first the strategy it is about
 * @param second the strategy it is compared with
 * @param order whether they stay in this order
 */
public record Pair(String first, String second, Order order) {
  /** Which of the two a comparison is about. */
  public enum Order {
    /** The first, however it turns out. */
    FIXED,
    /** The one that turns out better, so that it reads as an answer. */
    BETTER_FIRST
  }

  /** Each strategy against the baseline if there is one, else all pairs. */
  public static List<Pair> family(List<String> strategies, Optional<String> baseline) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < strategies.size(); i++) {
      String first = strategies.get(i);
      if (baseline.isPresent()) {
        if (!first.equals(baseline.get())) {
          pairs.add(new Pair(first, baseline.get(), Order.FIXED));
        }
      } else {
        strategies
            .subList(i + 1, strategies.size())
            .forEach(s -> pairs.add(new Pair(first, s, Order.BETTER_FIRST)));
      }
    }
    return pairs;
  }

  /** Whether it is these two, in either order. */
  public boolean joins(String a, String b) {
    return (first.equals(a) && second.equals(b)) || (first.equals(b) && second.equals(a));
  }
}
