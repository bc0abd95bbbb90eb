package org.graft.spi.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;

/**
 * A backbone's network and where its head begins.
 *
 * @param network body and head
 * @param features the last node of the body: what the head reads
 * @param classes names of the classes that its own head tells apart, by output; empty where they
 *     are the source data's, or a pretrained head's that nobody has named
 * @param digest what stands for pretrained weights in ids: the SHA-256 of the file they come from,
 *     say
 * @param credits licence and citation
 */
public record BackboneCard(
    Network network,
    String features,
    List<String> classes,
    Optional<String> digest,
    Credits credits) {
  /** Name of the head's last node in networks that Graft heads itself. */
  public static final String OUTPUT = "output";

  /** Checks that the network can be cut above its features. */
  public BackboneCard {
    classes = List.copyOf(classes);
    network.node(features);
    if (!network.cuts().contains(features)) {
      throw new IllegalArgumentException(
          "'" + features + "' is not a layer at which the network can be cut");
    }
  }

  /** A card whose parameters say all there is to say of its weights. */
  public BackboneCard(Network network, String features, List<String> classes) {
    this(network, features, classes, Optional.empty(), Credits.NONE);
  }

  /** A body under a softmax head for {@code classes} classes. */
  public static BackboneCard headed(Network body, int classes) {
    return new BackboneCard(body.then(OUTPUT, head(classes)), body.output().name(), List.of());
  }

  /** The same backbone, not yet trained, under a head for {@code target}. */
  public BackboneCard headedFor(Target target) {
    return new BackboneCard(withHead(List.of(), target), features, classes, digest, credits);
  }

  /** The same with other names of the classes that its own head tells apart. */
  public BackboneCard withClasses(List<String> others) {
    return new BackboneCard(network, features, others, digest, credits);
  }

  /** The same of another licence and citation. */
  public BackboneCard withCredits(Credits others) {
    return new BackboneCard(network, features, classes, digest, others);
  }

  /** The layer that ends a classifier: dense, softmax, Glorot-uniform. */
  public static Layer head(int classes) {
    return new Layer.Dense(classes, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true);
  }

  /** The layer that ends a network for {@code target}: dense, Glorot-uniform, as its loss asks. */
  public static Layer head(Target target) {
    return new Layer.Dense(
        target.names().size(), HeadLoss.of(target).activation(), Initializer.GLOROT_UNIFORM, true);
  }

  /**
   * The same backbone with its features taken from another layer of its body, pooled or as they
   * are. Its own head is gone; a new one has to take its place.
   *
   * @param layer any layer of the body
   * @throws IllegalArgumentException if there is no such layer, or it cannot be pooled
   */
  public BackboneCard tapped(String layer, Optional<Pooling> pooling) {
    Network below = body().reaching(layer);
    Shape output = below.shapes().getOrDefault(layer, below.input());
    Network features = pooling.map(p -> below.then(List.of(p.layer(output)))).orElse(below);
    Network whole = features.then(free(features), new Layer.Activation(ActivationFunction.LINEAR));
    return new BackboneCard(whole, features.output().name(), classes, digest, credits);
  }

  private static String free(Network network) {
    String name = OUTPUT;
    while (network.has(name)) {
      name = "new_" + name;
    }
    return name;
  }

  /** The network without its head. */
  public Network body() {
    return network.upTo(features);
  }

  /** The body under hidden layers (perhaps none) and a new softmax head for {@code classes}. */
  public Network withHead(List<? extends Layer> hidden, int classes) {
    return under(hidden, head(classes));
  }

  /** The body under hidden layers (perhaps none) and a new head for {@code target}. */
  public Network withHead(List<? extends Layer> hidden, Target target) {
    return under(hidden, head(target));
  }

  private Network under(List<? extends Layer> hidden, Layer head) {
    Network body = body();
    List<Layer> layers = new ArrayList<>(hidden);
    Shape shape = body.shapes().get(features);
    if (hidden.isEmpty() && shape != null && shape.rank() == 3) {
      layers.add(new Layer.Flatten());
    }
    Network top = layers.isEmpty() ? body : body.then(layers);
    return top.then(free(top), head);
  }

  /** Number of outputs of the network's own head. */
  public int outputs() {
    Shape shape = network.shapes().get(network.output().name());
    return shape == null ? 0 : Math.toIntExact(shape.elements());
  }
}
