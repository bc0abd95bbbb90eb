package org.graft.spi.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * A transfer as data: which network, which of its nodes start from the source's weights (the others
 * are drawn anew from the trial's seed), and phase by phase which nodes train, and how.
 *
 * <pre>{@code
 * Recipe.carry(backbone)                       // all of it, head included
 *     .newHead(backbone, task.classes().size())
 *     .train(Depth.parse("2").nodes(backbone.body()), task.training());   // frozen, how
 * }</pre>
 *
 * @param network the network that the trial trains and tests
 * @param carried names of nodes that start from the source's weights
 * @param phases in order; none means the network is used as it starts
 * @param mapping which outputs stand for which class; absent where output and class are one
 */
public record Recipe(
    Network network, Set<String> carried, List<Phase> phases, Optional<ClassMapping> mapping) {
  /** Checks that every name is a node's. */
  public Recipe {
    carried = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(carried));
    phases = List.copyOf(phases);
    carried.forEach(network::index);
    for (Phase phase : phases) {
      phase.trained().forEach(network::index);
      phase.statistics().forEach(network::index);
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

  /** The backbone's body under a new head for {@code classes}, every node drawn anew. */
  public static Recipe scratch(BackboneCard backbone, int classes) {
    return scratch(backbone, List.of(), classes);
  }

  /** The body under hidden layers and a softmax head for {@code classes}, every node drawn anew. */
  public static Recipe scratch(BackboneCard backbone, List<? extends Layer> hidden, int classes) {
    return new Recipe(backbone.withHead(hidden, classes), Set.of(), List.of());
  }

  /** The same network, its outputs read by {@code mapping}. */
  public Recipe mapped(ClassMapping mapping) {
    return new Recipe(network, carried, phases, Optional.of(mapping));
  }

  /** The body under a new softmax head for {@code classes}. */
  public Recipe newHead(BackboneCard backbone, int classes) {
    return newHead(backbone, List.of(), classes);
  }

  /** The body under new hidden layers and a new softmax head for {@code classes}. */
  public Recipe newHead(BackboneCard backbone, List<? extends Layer> hidden, int classes) {
    Set<String> kept = new LinkedHashSet<>(carried);
    kept.retainAll(names(backbone.body()));
    return new Recipe(backbone.withHead(hidden, classes), kept, phases);
  }

  /** The same with {@code nodes} drawn anew. */
  public Recipe anew(Set<String> nodes) {
    nodes.forEach(network::index);
    Set<String> kept = new LinkedHashSet<>(carried);
    kept.removeAll(nodes);
    return new Recipe(network, kept, phases, mapping);
  }

  /** The same with a further phase that trains every node but the frozen ones. */
  public Recipe train(Set<String> frozen, Training training) {
    Set<String> trained = names(network);
    trained.removeAll(frozen);
    return then(new Phase(trained, training));
  }

  /** The same with a further phase. */
  public Recipe then(Phase phase) {
    List<Phase> all = new ArrayList<>(phases);
    all.add(phase);
    return new Recipe(network, carried, all, mapping);
  }

  /** Names of the nodes that no phase moves. */
  public Set<String> frozen() {
    return names(network).stream()
        .filter(name -> phases.stream().noneMatch(p -> p.moves(name)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Names of the nodes that some phase trains. */
  public Set<String> trained() {
    Set<String> trained = new LinkedHashSet<>();
    phases.forEach(p -> trained.addAll(p.trained()));
    return trained;
  }

  private static Set<String> names(Network network) {
    return network.nodes().stream()
        .map(Node::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
