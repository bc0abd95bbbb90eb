package org.graft.spi.training;

import java.util.LinkedHashSet;
import java.util.Set;
import org.graft.spi.network.Parameter;

/**
 * One stretch of training in which a fixed set of layers moves.
 *
 * @param trained names of the nodes whose parameters move; all others are exactly frozen
 * @param statistics names of frozen nodes whose running statistics move all the same
 * @param training how
 */
public record Phase(Set<String> trained, Set<String> statistics, Training training) {
  /** Copies the sets, keeping their order. */
  public Phase {
    trained = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(trained));
    statistics = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(statistics));
  }

  /** A phase in which frozen layers' statistics stay as they are. */
  public Phase(Set<String> trained, Training training) {
    this(trained, Set.of(), training);
  }

  /**
   * The phase without its optimiser's, schedule's and penalty's numbers. Phases of the same outline
   * go through the same batches and move the same numbers, each in its own way.
   */
  public Phase outline() {
    return new Phase(trained, statistics, training.outline());
  }

  /** Whether anything about {@code node} may change in this phase. */
  public boolean moves(String node) {
    return trained.contains(node) || statistics.contains(node);
  }

  /** Whether a parameter of {@code node} changes in this phase. */
  public boolean moves(String node, Parameter parameter) {
    return switch (parameter.role()) {
      case TRAINED -> trained.contains(node);
      case STATISTIC -> moves(node);
    };
  }
}
