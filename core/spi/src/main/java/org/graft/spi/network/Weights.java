package org.graft.spi.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;

/**
 * The numbers of a network by {@code node/parameter}, in the network's order. Immutable.
 *
 * @param tensors by key such as {@code dense_1/kernel}
 */
public record Weights(Map<String, Tensor> tensors) {
  /** Copies the map, keeping its order. */
  public Weights {
    tensors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Freshly drawn weights for every parameter of {@code network}. */
  public static Weights draw(Network network, Seed seed) {
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.forEach(p -> drawn.put(key(node, p), p.draw(node, seed))));
    return new Weights(drawn);
  }

  /** The key of a node's parameter. */
  public static String key(String node, Parameter parameter) {
    return node + "/" + parameter.name();
  }

  /**
   * The tensor of a node's parameter.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor get(String node, Parameter parameter) {
    Tensor tensor = tensors.get(key(node, parameter));
    if (tensor == null) {
      throw new IllegalArgumentException("no weights for '" + key(node, parameter) + "'");
    }
    return tensor;
  }

  /** Those whose node satisfies {@code wanted}. */
  public Weights only(Predicate<String> wanted) {
    Map<String, Tensor> kept = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          if (wanted.test(key.substring(0, key.lastIndexOf('/')))) {
            kept.put(key, tensor);
          }
        });
    return new Weights(kept);
  }

  /** These with {@code others} added or put in their place. */
  public Weights with(Weights others) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    all.putAll(others.tensors);
    return new Weights(all);
  }

  /**
   * Checks that every parameter of {@code network} is here with the right shape.
   *
   * @throws IllegalArgumentException naming the first that is not
   */
  public Weights check(Network network) {
    network
        .parameters()
        .forEach((node, parameters) -> parameters.forEach(p -> checkShape(node, p)));
    return this;
  }

  private void checkShape(String node, Parameter parameter) {
    Tensor tensor = get(node, parameter);
    if (!tensor.shape().equals(parameter.shape())) {
      throw new IllegalArgumentException(
          "weights '"
              + key(node, parameter)
              + "' are "
              + tensor.shape()
              + ", the network needs "
              + parameter.shape());
    }
  }

  /** Keys of tensors that differ in any bit from {@code others}', or that it lacks. */
  public List<String> changedFrom(Weights others) {
    return tensors.entrySet().stream()
        .filter(
            e -> {
              Tensor other = others.tensors.get(e.getKey());
              return other == null || !e.getValue().sameBits(other);
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  /** SHA-256 over keys, shapes and numbers: 64 hexadecimal digits. */
  public String digest() {
    Digest digest = new Digest().add("weights");
    tensors.forEach((key, tensor) -> tensor.addTo(digest.add(key)));
    return digest.hex();
  }
}
