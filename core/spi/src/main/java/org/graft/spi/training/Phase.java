package org.graft.spi.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.base.Neutral;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * One stretch of training in which a fixed set of parameters moves.
 *
 * <p>A node of which any parameter trains runs in training mode: dropout drops, batch normalisation
 * normalises over the batch and moves its running statistics. Every other node runs as in
 * inference.
 *
 * @param trained names of the nodes all of whose parameters move; what is neither here nor in
 *     {@code parameters} is exactly frozen
 * @param parameters keys, such as {@code dense_1/bias}, of parameters that move in nodes of which
 *     others stay frozen
 * @param statistics names of frozen nodes whose running statistics move all the same
 * @param training how
 * @param rates what the learning rate is multiplied by, by node or by parameter's key, which counts
 *     before its node's; 1 for all others. It is a factor of the rate wherever an optimiser's
 *     formula has one, weight decay included
 * @param blend share, 0 to 1, of the trained weights in those that the phase ends with: (1 - blend)
 *     start + blend trained, running statistics too; 1 leaves them as trained. Curves show the
 *     weights as trained
 * @param insertions nodes whose kernels, or other parameters, train by way of what is inserted
 *     there, by name; none of those parameters is named above
 * @param losses on features, added to cross-entropy; curves show cross-entropy alone
 * @param stochasticNormalization probability, 0 to 1, with which batch normalisation in training
 *     mode takes a channel's running statistics, as they are before the step, in place of the
 *     batch's: a coin for each channel and step, of the node's own random numbers (StochNorm, Kou
 *     et al., NeurIPS 2020). Running statistics follow the batch's all the same
 */
public record Phase(
    Set<String> trained,
    Set<String> parameters,
    Set<String> statistics,
    Training training,
    Map<String, Double> rates,
    @Neutral("1") double blend,
    Map<String, Insertion> insertions,
    List<FeatureLoss> losses,
    double stochasticNormalization) {
  /** Copies the collections, keeping their order, and leaves factors out that change nothing. */
  public Phase {
    trained = Collections.unmodifiableSet(new LinkedHashSet<>(trained));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    statistics = Collections.unmodifiableSet(new LinkedHashSet<>(statistics));
    for (String key : parameters) {
      if (key.indexOf('/') < 1) {
        throw new IllegalArgumentException(
            "a parameter is written 'layer/parameter', such as dense_1/bias, found '" + key + "'");
      }
    }
    rates = Collections.unmodifiableMap(telling(rates));
    insertions = Collections.unmodifiableMap(new LinkedHashMap<>(insertions));
    losses = List.copyOf(losses);
    for (String name : insertions.keySet()) {
      if (trained.contains(name)) {
        throw new IllegalArgumentException(
            "all of '" + name + "' trains; nothing can be inserted there besides");
      }
    }
    if (!(blend >= 0 && blend <= 1)) {
      throw new IllegalArgumentException("expected a blend from 0 to 1, found " + blend);
    }
    if (!(stochasticNormalization >= 0 && stochasticNormalization <= 1)) {
      throw new IllegalArgumentException(
          "expected a probability from 0 to 1, found " + stochasticNormalization);
    }
  }

  /** The factors that make a difference. */
  private static Map<String, Double> telling(Map<String, Double> rates) {
    Map<String, Double> kept = new LinkedHashMap<>(rates);
    kept.forEach(
        (name, factor) -> {
          if (!Double.isFinite(factor) || factor <= 0) {
            throw new IllegalArgumentException(
                "the rate of '"
                    + name
                    + "' is to be "
                    + factor
                    + " times the phase's; expected a number above 0 (what shall not move is"
                    + " frozen)");
          }
        });
    kept.entrySet()
        .removeIf(
            e ->
                e.getValue() == 1
                    && (e.getKey().indexOf('/') < 0 || !rates.containsKey(node(e.getKey()))));
    return kept;
  }

  /** A phase at one learning rate. */
  public Phase(
      Set<String> trained, Set<String> parameters, Set<String> statistics, Training training) {
    this(trained, parameters, statistics, training, Map.of(), 1, Map.of(), List.of(), 0);
  }

  /** A phase in which whole nodes train, and other nodes' statistics may move. */
  public Phase(Set<String> trained, Set<String> statistics, Training training) {
    this(trained, Set.of(), statistics, training);
  }

  /** A phase in which frozen layers' statistics stay as they are. */
  public Phase(Set<String> trained, Training training) {
    this(trained, Set.of(), training);
  }

  /** The same trained in another way. */
  public Phase with(Training other) {
    return new Phase(
        trained,
        parameters,
        statistics,
        other,
        rates,
        blend,
        insertions,
        losses,
        stochasticNormalization);
  }

  /** The same with running statistics moving in other frozen nodes. */
  public Phase withStatistics(Set<String> others) {
    return new Phase(
        trained,
        parameters,
        others,
        training,
        rates,
        blend,
        insertions,
        losses,
        stochasticNormalization);
  }

  /** The same with other factors of the learning rate, by node or by parameter's key. */
  public Phase withRates(Map<String, Double> others) {
    return new Phase(
        trained,
        parameters,
        statistics,
        training,
        others,
        blend,
        insertions,
        losses,
        stochasticNormalization);
  }

  /** The same ending with a mean of the weights at its start and those trained. */
  public Phase withBlend(double share) {
    return new Phase(
        trained,
        parameters,
        statistics,
        training,
        rates,
        share,
        insertions,
        losses,
        stochasticNormalization);
  }

  /** The same with other insertions, by node. */
  public Phase withInsertions(Map<String, Insertion> others) {
    return new Phase(
        trained,
        parameters,
        statistics,
        training,
        rates,
        blend,
        others,
        losses,
        stochasticNormalization);
  }

  /** The same with other losses on features. */
  public Phase withLosses(List<FeatureLoss> others) {
    return new Phase(
        trained,
        parameters,
        statistics,
        training,
        rates,
        blend,
        insertions,
        others,
        stochasticNormalization);
  }

  /** The same with another probability of running statistics in batch normalisation. */
  public Phase withStochasticNormalization(double probability) {
    return new Phase(
        trained, parameters, statistics, training, rates, blend, insertions, losses, probability);
  }

  /** What the learning rate of a node's parameter is multiplied by. */
  public double rate(String node, Parameter parameter) {
    if (rates.isEmpty()) {
      return 1;
    }
    Double own = rates.get(Weights.key(node, parameter));
    return own != null ? own : rates.getOrDefault(node, 1.0);
  }

  /** The same with only those names that {@code network} has. */
  public Phase within(Network network) {
    Set<String> keys = new LinkedHashSet<>(parameters);
    keys.removeIf(key -> !network.has(node(key)));
    Map<String, Double> factors = new LinkedHashMap<>(rates);
    factors
        .keySet()
        .removeIf(
            name -> !network.has(name) && (name.indexOf('/') < 0 || !network.has(node(name))));
    Map<String, Insertion> inserted = new LinkedHashMap<>(insertions);
    inserted.keySet().removeIf(name -> !network.has(name));
    return new Phase(
        within(trained, network),
        keys,
        within(statistics, network),
        training,
        factors,
        blend,
        inserted,
        losses.stream().filter(loss -> network.has(loss.tap())).toList(),
        stochasticNormalization);
  }

  private static Set<String> within(Set<String> names, Network network) {
    Set<String> kept = new LinkedHashSet<>(names);
    kept.removeIf(name -> !network.has(name));
    return kept;
  }

  /**
   * Checks that its names are nodes and parameters of {@code network}.
   *
   * @throws IllegalArgumentException naming one that is not
   */
  void check(Network network) {
    trained.forEach(network::node);
    statistics.forEach(network::node);
    parameters.forEach(key -> network.parameter(key, Parameter.Role.TRAINED));
    checkRates(network, rates.keySet());
    insertions.forEach((name, insertion) -> check(network, name, insertion));
    losses.forEach(loss -> network.node(loss.tap()));
  }

  /** Checks that what has a rate of its own is a node or a parameter that trains. */
  static void checkRates(Network network, Set<String> names) {
    for (String name : names) {
      if (name.indexOf('/') < 0) {
        network.node(name);
      } else if (!network.has(name)) {
        network.parameter(name, Parameter.Role.TRAINED);
      }
    }
  }

  private void check(Network network, String name, Insertion insertion) {
    List<Parameter> own = network.parameters(name);
    insertion
        .refusal(network.node(name), own)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    for (Parameter parameter : own) {
      String key = Weights.key(name, parameter);
      if (insertion.changes(parameter) && parameters.contains(key)) {
        throw new IllegalArgumentException(
            "'" + key + "' trains by itself and by way of an insertion; leave one of them out");
      }
    }
  }

  /**
   * The phase without its optimiser's, schedule's and penalty's numbers, factors of rates and
   * blend. Phases of the same outline go through the same batches and move the same numbers, each
   * in its own way.
   */
  public Phase outline() {
    return with(training.outline()).withRates(Map.of()).withBlend(1);
  }

  /** Whether {@code node} runs in training mode: whether any of it is trained. */
  public boolean trains(String node) {
    return trained.contains(node)
        || insertions.containsKey(node)
        || parameters.stream().anyMatch(key -> node(key).equals(node));
  }

  /** Whether training changes a parameter of {@code node}, by itself or by an insertion. */
  public boolean trains(String node, Parameter parameter) {
    return parameter.role() == Parameter.Role.TRAINED
        && (trained.contains(node)
            || parameters.contains(Weights.key(node, parameter))
            || inserted(node, parameter));
  }

  /** Whether a parameter of {@code node} is made of what is inserted there. */
  public boolean inserted(String node, Parameter parameter) {
    Insertion insertion = insertions.get(node);
    return insertion != null && insertion.changes(parameter);
  }

  /** Whether anything about {@code node} may change in this phase. */
  public boolean moves(String node) {
    return statistics.contains(node) || trains(node);
  }

  /** Whether a parameter of {@code node} changes in this phase. */
  public boolean moves(String node, Parameter parameter) {
    return switch (parameter.role()) {
      case TRAINED -> trains(node, parameter);
      case STATISTIC -> moves(node);
    };
  }

  /** How many numbers the optimiser moves: of {@code network}, and of what is inserted there. */
  public long trainable(Network network) {
    return network.size((node, p) -> trains(node, p) && !inserted(node, p))
        + insertions.entrySet().stream()
            .mapToLong(e -> numbers(network, e.getKey(), e.getValue()))
            .sum();
  }

  /** How many numbers are inserted at a node. */
  static long numbers(Network network, String node, Insertion insertion) {
    return insertion.inserted(network.node(node).layer(), network.parameters(node)).stream()
        .mapToLong(p -> p.shape().elements())
        .sum();
  }

  private static String node(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }
}
