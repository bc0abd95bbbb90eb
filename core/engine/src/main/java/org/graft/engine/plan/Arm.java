package org.graft.engine.plan;

import java.util.Optional;
import java.util.stream.Stream;
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
 * @param choosing what it chooses from, in every replicate; then recipe and trainer are those of
 *     the first candidate, for want of one that stands for all
 */
public record Arm(
    Setting setting,
    Choice<Strategy> strategy,
    Optional<Recipe> recipe,
    Optional<Network> prefix,
    TrainerDecision decision,
    String digest,
    Optional<String> fault,
    Optional<Choosing> choosing) {
  /** A strategy that has nothing to choose. */
  Arm(
      Setting setting,
      Choice<Strategy> strategy,
      Optional<Recipe> recipe,
      Optional<Network> prefix,
      TrainerDecision decision,
      String digest) {
    this(setting, strategy, recipe, prefix, decision, digest, Optional.empty(), Optional.empty());
  }

  /** Itself or, where it chooses, what its candidates do, before and after. */
  public Stream<Arm> all() {
    return choosing
        .map(c -> c.candidates().stream().flatMap(one -> Stream.of(one.fit(), one.then())))
        .orElseGet(() -> Stream.of(this));
  }

  /** The same by another recipe for the same network. */
  Arm by(Recipe other) {
    return new Arm(setting, strategy, Optional.of(other), prefix, decision, digest);
  }

  /** Epochs of all phases; 0 for a programmed strategy, which has none. */
  public int epochs() {
    return recipe
        .map(r -> r.phases().stream().mapToInt(p -> p.training().epochs()).sum())
        .orElse(0);
  }

  /** The same stopped after so many epochs, if it has more. */
  Arm stoppedAfter(int most) {
    return epochs() <= most
        ? this
        : by(recipe.orElseThrow().in(Beginning.of(recipe.orElseThrow().phases(), most)));
  }

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
    return choosing
        .map(c -> c.candidates().stream().anyMatch(one -> one.fit().needsSource()))
        .orElseGet(() -> recipe.map(Recipe::needsSource).orElse(fault.isEmpty()));
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
