package org.graft.engine.plan;

import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Recipe;

/**
 * One strategy in one setting: what its replicates share.
 *
 * @param setting transfer and backbone
 * @param strategy the strategy as asked for
 * @param recipe what it does; empty for a programmed strategy
 * @param prefix the frozen layers whose output is computed once, the last of them the tap; empty
 *     without any
 * @param decision who trains it, and why
 * @param digest of recipe, strategy and trainer
 * @param fault what its strategy got wrong when it was asked, so that its trials fail; empty as a
 *     rule
 */
public record Arm(
    Setting setting,
    Choice<Strategy> strategy,
    Optional<Recipe> recipe,
    Optional<Network> prefix,
    TrainerDecision decision,
    String digest,
    Optional<String> fault) {
  /** Who trains it. */
  public Choice<Trainer> trainer() {
    return decision.trainer();
  }

  /** How many of its trials are trained in one call; programs run one by one. */
  public int atOnce() {
    return recipe.isPresent() ? decision.atOnce() : 1;
  }

  /** Whether its trials need the source model at all. */
  public boolean needsSource() {
    return recipe.map(r -> !r.carried().isEmpty()).orElse(fault.isEmpty());
  }

  /** The layer at which the frozen prefix ends. */
  public Optional<String> tap() {
    return prefix.map(network -> network.output().name());
  }

  /**
   * The network above the frozen prefix: what is trained. Of a programmed strategy its features'
   * network, or else the whole backbone's.
   */
  public Network tail() {
    if (recipe.isEmpty()) {
      return prefix.orElse(setting.card().network());
    }
    Network whole = recipe.get().network();
    return tap().map(whole::above).orElse(whole);
  }

  /** How many numbers the recipe trains; 0 for a programmed strategy, which tells afterwards. */
  public long trained() {
    return recipe.map(Recipe::trainable).orElse(0L);
  }

  /** How many numbers the network holds. */
  public long size() {
    return recipe.map(r -> r.network().size()).orElse(setting.card().network().size());
  }
}
