package org.graft.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.Backbone;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a backbone promises: one network for one input shape, whose body does not depend on the
 * classes, with a head that fits them; weights, where it has any, that are complete.
 *
 * @param backbone the backbone
 * @param access its files
 * @param input an input shape it takes
 * @param refused input shapes it must refuse
 */
public record BackboneContract(
    Backbone backbone, DataAccess access, Shape input, List<Shape> refused) implements Contract {
  /** Copies the list. */
  public BackboneContract {
    refused = List.copyOf(refused);
  }

  /** For a backbone that takes inputs of one shape. */
  public static BackboneContract of(Backbone backbone, DataAccess access, Shape input) {
    return new BackboneContract(backbone, access, input, List.of());
  }

  /** The same with input shapes that it must refuse. */
  public BackboneContract refusing(Shape... shapes) {
    return new BackboneContract(backbone, access, input, List.of(shapes));
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(backbone).promises());
    promises.add(new Promise("the same arguments give the same card", this::repeats));
    promises.add(new Promise("the network takes the input", this::takes));
    promises.add(new Promise("the head tells its classes apart", this::classes));
    promises.add(new Promise("the body does not depend on the classes", this::body));
    promises.add(new Promise("it can be given a new head", this::newHead));
    promises.add(new Promise("it refuses inputs it cannot take", this::refuses));
    promises.add(new Promise("pretrained weights are complete and finite", this::complete));
    promises.add(new Promise("pretrained weights are the same every time", this::sameWeights));
    return promises;
  }

  private BackboneCard card(int classes) throws IOException {
    return backbone.card(access, input, classes);
  }

  private void repeats() throws Exception {
    BackboneCard expected = card(3);
    card(5);
    Expect.same("card", expected, card(3));
    Expect.same(
        "card elsewhere",
        expected,
        Elsewhere.abroad(() -> Elsewhere.onAnotherThread(() -> card(3))));
  }

  private void takes() throws IOException {
    Expect.same("input", input, card(3).network().input());
  }

  private void classes() throws IOException {
    for (int classes : new int[] {2, 3, 7}) {
      BackboneCard card = card(classes);
      boolean unnamed = card.classes().isEmpty();
      int own = card.digest().isPresent() ? card.outputs() : classes;
      int expected = unnamed ? own : card.classes().size();
      Network network = card.network();
      Expect.same(
          "output for " + classes + " classes",
          Shape.of(expected),
          network.shapes().get(network.output().name()));
    }
  }

  private void body() throws IOException {
    Expect.same("body", card(2).body(), card(7).body());
    Expect.same("features", card(2).features(), card(7).features());
  }

  private void newHead() throws IOException {
    Network network = card(3).withHead(List.of(), 5);
    Expect.same(
        "output under a new head", Shape.of(5), network.shapes().get(network.output().name()));
  }

  private void refuses() throws Throwable {
    for (Shape shape : refused) {
      String message =
          Expect.fails(
              "an input of " + shape,
              IllegalArgumentException.class,
              () -> backbone.card(access, shape, 3));
      Expect.that(!message.isBlank(), "it refuses " + shape + " without a word");
    }
  }

  private void complete() throws IOException {
    BackboneCard card = card(3);
    Optional<Weights> weights = backbone.pretrained(access, card);
    if (weights.isPresent()) {
      weights.get().check(card.network());
      Expect.same(
          "names of arrays",
          Weights.draw(card.network(), new Seed(1)).tensors().keySet(),
          weights.get().tensors().keySet());
      weights.get().tensors().forEach(BackboneContract::finite);
    }
  }

  private void sameWeights() throws IOException {
    Optional<String> first = backbone.pretrained(access, card(3)).map(Weights::digest);
    Expect.same("digest", first, backbone.pretrained(access, card(3)).map(Weights::digest));
  }

  private static void finite(String key, Tensor tensor) {
    for (float value : tensor.toArray()) {
      Expect.that(Float.isFinite(value), "'" + key + "' holds " + value);
    }
  }
}
