package org.graft.backbones.pretrained;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Network;

/**
 * A network that came with weights, made into a backbone's card: preprocessing in front, the head
 * found, its classes named.
 *
 * <p>A network that ends in the probabilities or the scores of classes is a classifier; its head
 * begins at the last layer that holds a kernel. Any other network has no head and is given one that
 * only hands its features on (images averaged over their pixels), so that it can carry a new head
 * but classifies nothing.
 *
 * @param network as the file has it
 * @param file where it came from
 */
public record PretrainedNetwork(Network network, ModelFile file) {
  /**
   * What a user or a file says of the network.
   *
   * @param output what its last layer outputs; found out when absent
   * @param scores what in the file says that the outputs are scores; empty where nothing does
   * @param features the last layer of the body; found when absent
   * @param classes file of class names
   * @param credits licence and citation
   */
  public record Wishes(
      Preprocessing preprocessing,
      Optional<Output> output,
      Optional<String> scores,
      Optional<String> features,
      Optional<Path> classes,
      Credits credits) {}

  /**
   * The card for inputs of one shape.
   *
   * @throws IllegalArgumentException if the network cannot take such inputs, or its outputs are not
   *     what is said of them
   * @throws IOException with a message for the user, if class names are missing or too many
   */
  public BackboneCard card(DataAccess access, Shape input, Wishes wishes) throws IOException {
    fit(input);
    Head head = head(wishes);
    boolean classifier = head.network().classifies();
    if (!classifier && wishes.classes().isPresent()) {
      throw new IllegalArgumentException(
          "'classes' names the outputs of a classification head, but "
              + file.path()
              + " ends in '"
              + network.output().name()
              + "', which is none; leave 'classes' out to use the network for its features, or say"
              + " 'output: scores' if its outputs are scores of classes");
    }
    Network whole = Entrance.of(head.network(), input, wishes.preprocessing());
    String features = wishes.features().or(head::features).orElseGet(() -> features(whole));
    check(whole, features);
    int outputs = whole.shapes().values().stream().reduce((a, b) -> b).orElseThrow().size(0);
    List<String> notes = new ArrayList<>(wishes.credits().notes());
    notes.addAll(head.notes());
    return new BackboneCard(
        whole,
        features,
        ClassNames.of(access, wishes.classes(), outputs),
        Optional.of(file.sha256()),
        new Credits(wishes.credits().licence(), wishes.credits().citation(), notes));
  }

  private Head head(Wishes wishes) {
    boolean linear = LastLayer.of(network).kind() == LastLayer.Kind.LINEAR;
    Optional<String> named = wishes.classes().filter(c -> linear).map(c -> "their 'classes'");
    try {
      return Head.of(network, wishes.output(), wishes.scores().or(() -> named));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.path() + ": " + e.getMessage(), e);
    }
  }

  private void fit(Shape input) {
    Shape wanted = network.input();
    boolean grey = input.rank() == 3 && input.size(0) == 1;
    if (input.rank() != wanted.rank()
        || !input.row().equals(wanted.row())
        || (input.size(0) != wanted.size(0) && !grey)) {
      throw new IllegalArgumentException(
          file.path()
              + " takes inputs of "
              + wanted
              + (wanted.rank() == 3 ? " (grey images may have one channel)" : "")
              + ", found "
              + input
              + (wanted.rank() == 3
                  ? "; 'size: %dx%d' beside the data set resizes its images, and a keras-file that is"
                          .formatted(wanted.size(1), wanted.size(2))
                      + " convolutional throughout takes them as they are with 'input-size: data'"
                  : ""));
    }
  }

  private String features(Network whole) {
    return whole
        .belowHead()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    file.path() + " has no layer below its head at which the network can be cut"));
  }

  private static void check(Network whole, String features) {
    if (!whole.cuts().contains(features)) {
      throw new IllegalArgumentException(
          "'features' must name a layer at which the network can be cut; "
              + NearMiss.message("such layer", features, whole.cuts()));
    }
  }
}
