package org.graft.spi.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.graft.spi.data.Target;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;

/**
 * A transfer as data: which network, which of its nodes start from the source's weights (the others
 * are drawn anew from the trial's seed), and phase by phase which parameters train, and how.
 *
 * <pre>{@code
 * Recipe.carry(backbone)                       // all of it, head included
 *     .newHead(backbone, task.target())
 *     .train(Depth.parse("2").nodes(backbone.body()), task.training());   // frozen, how
 * }</pre>
 *
 * @param network the network that the trial trains and tests
 * @param carried names of nodes that start from the source's weights
 * @param phases in order; none means the network is used as it starts
 * @param mapping which outputs stand for which class; absent where output and class are one
 * @param given weights of nodes that are not carried, before the first phase
 * @param soup several trainings, averaged; absent for one
 * @param teacher a recipe that is carried out first, on the same rows and with the same seed:
 *     losses on features are against its network, in place of the source's
 */
public record Recipe(
    Network network,
    Set<String> carried,
    List<Phase> phases,
    Optional<ClassMapping> mapping,
    List<GivenWeights> given,
    Optional<Soup> soup,
    Optional<Recipe> teacher) {
  /** Checks that every name is a node's. */
  public Recipe {
    carried = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(carried));
    phases = List.copyOf(phases);
    carried.forEach(network::node);
    for (Phase phase : phases) {
      phase.check(network);
      for (FeatureLoss loss : phase.losses()) {
        if (teacher.isPresent()) {
          teacher.get().network().node(loss.against());
        } else {
          checkSource(network, carried, loss.against());
        }
      }
    }
    given = List.copyOf(given);
    for (GivenWeights weights : given) {
      network.node(weights.node());
      if (carried.contains(weights.node())) {
        throw new IllegalArgumentException(
            "'" + weights.node() + "' starts from the source's weights and from given ones");
      }
    }
    soup = soup.filter(several -> !several.plain());
    if (soup.isPresent() && phases.isEmpty()) {
      throw new IllegalArgumentException("a soup averages trainings, and there is no phase");
    }
  }

  /** A recipe of one training against the source network. */
  public Recipe(
      Network network, Set<String> carried, List<Phase> phases, Optional<ClassMapping> mapping) {
    this(network, carried, phases, mapping, List.of(), Optional.empty(), Optional.empty());
  }

  /** Checks that the source network has a node and what it reads. */
  private static void checkSource(Network network, Set<String> carried, String tap) {
    for (Node node : network.reaching(tap).nodes()) {
      if (!carried.contains(node.name())) {
        throw new IllegalArgumentException(
            "a loss on '"
                + tap
                + "' is against the source network, which has no '"
                + node.name()
                + "'");
      }
    }
  }

  /** A network whose outputs are the target's classes. */
  public Recipe(Network network, Set<String> carried, List<Phase> phases) {
    this(network, carried, phases, Optional.empty());
  }

  /** The backbone as it is, every node from the source's weights. */
  public static Recipe carry(BackboneCard backbone) {
    return new Recipe(backbone.network(), names(backbone.network()), List.of());
  }

  /** The backbone's body under a new head for {@code target}, every node drawn anew. */
  public static Recipe scratch(BackboneCard backbone, Target target) {
    return scratch(backbone, List.of(), target);
  }

  /** The body under hidden layers and a head for {@code target}, every node drawn anew. */
  public static Recipe scratch(BackboneCard backbone, List<? extends Layer> hidden, Target target) {
    return new Recipe(backbone.withHead(hidden, target), Set.of(), List.of());
  }

  /** The same network from the same start, in other phases. */
  public Recipe in(List<Phase> others) {
    return new Recipe(network, carried, others, mapping, given, soup, teacher);
  }

  /** The same network, its outputs read by {@code mapping}. */
  public Recipe mapped(ClassMapping mapping) {
    return new Recipe(network, carried, phases, Optional.of(mapping), given, soup, teacher);
  }

  /** The same with weights that the strategy gives, before the first phase. */
  public Recipe given(GivenWeights... weights) {
    return new Recipe(network, carried, phases, mapping, List.of(weights), soup, teacher);
  }

  /** The same trained several times, and averaged. */
  public Recipe averaged(Soup several) {
    return new Recipe(network, carried, phases, mapping, given, Optional.of(several), teacher);
  }

  /** The same with losses on features against the network of another recipe. */
  public Recipe taughtBy(Recipe other) {
    return new Recipe(network, carried, phases, mapping, given, soup, Optional.of(other));
  }

  /** The body under a new head for {@code target}: softmax, sigmoid or linear. */
  public Recipe newHead(BackboneCard backbone, Target target) {
    return newHead(backbone, List.of(), target);
  }

  /** The body under new hidden layers and a new head for {@code target}. */
  public Recipe newHead(BackboneCard backbone, List<? extends Layer> hidden, Target target) {
    return headed(backbone, backbone.withHead(hidden, target));
  }

  private Recipe headed(BackboneCard backbone, Network whole) {
    Set<String> kept = new LinkedHashSet<>(carried);
    kept.retainAll(names(backbone.body()));
    return new Recipe(whole, kept, phases);
  }

  /**
   * The same on a network that has further nodes, which are drawn anew.
   *
   * @throws IllegalArgumentException if a node that is carried or named in a phase is not there
   */
  public Recipe on(Network other) {
    return new Recipe(other, carried, phases, mapping, given, soup, teacher);
  }

  /**
   * The same with {@code nodes} drawn anew.
   *
   * @throws IllegalArgumentException if one of them is not there
   */
  public Recipe anew(Set<String> nodes) {
    nodes.forEach(network::node);
    Set<String> kept = new LinkedHashSet<>(carried);
    kept.removeAll(nodes);
    return new Recipe(network, kept, phases, mapping, given, soup, teacher);
  }

  /**
   * The same with a further phase that trains every node but the frozen ones.
   *
   * @throws IllegalArgumentException if a frozen node is not there
   */
  public Recipe train(Set<String> frozen, Training training) {
    frozen.forEach(network::node);
    Set<String> trained = names(network);
    trained.removeAll(frozen);
    return then(new Phase(trained, training));
  }

  /**
   * The same with a further phase that trains what is selected and nothing else; layers without
   * parameters, such as dropout, are in training mode above the lowest that trains.
   *
   * @param body what lies below the head, to which {@link Selection}s refer
   * @throws IllegalArgumentException if a selection does not fit the network
   */
  public Recipe train(Network body, List<Selection> selected, Training training) {
    Set<String> nodes = new LinkedHashSet<>();
    Set<String> keys = new LinkedHashSet<>();
    for (Selection one : selected) {
      nodes.addAll(one.nodes(network, body));
      keys.addAll(one.parameters(network, body));
    }
    keys.removeIf(key -> nodes.contains(key.substring(0, key.lastIndexOf('/'))));
    return then(active(new Phase(nodes, keys, Set.of(), training)));
  }

  /**
   * The same with a further phase that trains what it inserts, and the nodes that are not carried;
   * layers without parameters, such as dropout, are in training mode above the lowest of them.
   *
   * @param insertions by node
   * @throws IllegalArgumentException if one does not fit its node
   */
  public Recipe insert(Map<String, Insertion> insertions, Training training) {
    Set<String> drawn = names(network);
    drawn.removeAll(carried);
    return then(active(new Phase(drawn, training).withInsertions(insertions)));
  }

  /** A phase in which layers without parameters are in training mode above the lowest trained. */
  private Phase active(Phase bare) {
    Set<String> trained = new LinkedHashSet<>();
    Map<String, List<Parameter>> parameters = network.parameters();
    boolean above = false;
    for (Node node : network.nodes()) {
      boolean holds = !List.of().equals(parameters.get(node.name()));
      above |= holds && bare.trains(node.name());
      if (bare.trained().contains(node.name()) || (above && !holds)) {
        trained.add(node.name());
      }
    }
    return new Phase(trained, bare.parameters(), bare.statistics(), bare.training())
        .withInsertions(bare.insertions());
  }

  /** The same with a further phase. */
  public Recipe then(Phase phase) {
    List<Phase> all = new ArrayList<>(phases);
    all.add(phase);
    return in(all);
  }

  /**
   * The same with other factors of the learning rate in its last phase, by node or by parameter's
   * key.
   *
   * @throws IllegalArgumentException if one of them is not there
   */
  public Recipe withRates(Map<String, Double> factors) {
    Phase.checkRates(network, factors.keySet());
    return ending(last -> last.withRates(factors));
  }

  /** The same with losses on features in its last phase. */
  public Recipe withLosses(List<FeatureLoss> losses) {
    return ending(last -> last.withLosses(losses));
  }

  /** The same with its last phase ending in a mean of its start and what it trained. */
  public Recipe withBlend(double share) {
    return ending(last -> last.withBlend(share));
  }

  /** The same with running statistics in batch normalisation by a coin in its last phase. */
  public Recipe withStochasticNormalization(double probability) {
    return ending(last -> last.withStochasticNormalization(probability));
  }

  private Recipe ending(UnaryOperator<Phase> change) {
    if (phases.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no phase to change; say first what trains, by train, insert or then");
    }
    List<Phase> all = new ArrayList<>(phases);
    all.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
    return in(all);
  }

  /** Whether it needs the source model, by itself or for its teacher. */
  public boolean needsSource() {
    return !carried.isEmpty() || teacher.map(Recipe::needsSource).orElse(false);
  }

  /** Names of the nodes that no phase moves. */
  public Set<String> frozen() {
    return names(network).stream()
        .filter(name -> phases.stream().noneMatch(p -> p.moves(name)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Names of the nodes of which some phase trains all or a part, in the network's order. */
  public Set<String> trained() {
    return names(network).stream()
        .filter(name -> phases.stream().anyMatch(p -> p.trains(name)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many numbers some phase trains, what it inserts included. */
  public long trainable() {
    return network.size(
            (node, p) ->
                phases.stream()
                    .anyMatch(phase -> phase.trains(node, p) && !phase.inserted(node, p)))
        + phases.stream()
            .flatMap(phase -> phase.insertions().entrySet().stream())
            .mapToLong(e -> Phase.numbers(network, e.getKey(), e.getValue()))
            .sum();
  }

  private static Set<String> names(Network network) {
    return network.nodes().stream()
        .map(Node::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
