package org.graft.engine.advise;

import java.util.List;

/**
 * What the rule advises, and on what grounds.
 *
 * @param target label of the target
 * @param train its training examples
 * @param classes its classes
 * @param small below how many examples a class a target counts as small
 * @param similarity of the domains
 * @param scenario which of the four cases this is
 * @param blocks names of the blocks of the backbone's body, from the input up
 * @param strategy label of the advised strategy in the experiment
 * @param experiment the YAML that would verify the advice
 */
public record Advice(
    String target,
    int train,
    int classes,
    int small,
    Similarity similarity,
    Scenario scenario,
    List<String> blocks,
    String strategy,
    String experiment) {
  /** Copies the list. */
  public Advice {
    blocks = List.copyOf(blocks);
  }

  /** Training examples of each class, on average. */
  public double perClass() {
    return (double) train / classes;
  }

  /** How many blocks stay frozen. */
  public int frozen() {
    return scenario.frozen(blocks.size());
  }
}
