package org.graft.spi;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Extension;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A network to transfer: an architecture that Graft trains on the source data, or a pretrained one.
 */
public interface Backbone extends Extension {
  /**
   * The shape of the inputs that the network was made for, colours in full; empty where it takes
   * what it is given, or does not say.
   *
   * @throws IOException with a message for the user, where a file is missing or wrong
   */
  default Optional<Shape> input(DataAccess access) throws IOException {
    return Optional.empty();
  }

  /**
   * How pictures come to those inputs, as its weights were trained or are scored by their authors;
   * empty where it does not say.
   *
   * @throws IOException with a message for the user, where a file is missing or wrong
   */
  default Optional<Framing> framing(DataAccess access) throws IOException {
    return Optional.empty();
  }

  /**
   * The network for inputs of one shape, its head included.
   *
   * @param input shape of one input example
   * @param classes classes of the source data, which size an untrained network's head; a pretrained
   *     network keeps its own
   * @throws IllegalArgumentException if the network cannot take such inputs
   * @throws IOException with a message for the user, where a file is missing or wrong
   */
  BackboneCard card(DataAccess access, Shape input, int classes) throws IOException;

  /**
   * The pretrained weights, or empty for an architecture that Graft trains on the source data.
   *
   * @throws IOException with a message for the user, where a file is missing or wrong
   */
  default Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return Optional.empty();
  }

  /**
   * A trained network of this backbone's as PyTorch's tensors, under the names and in the shapes of
   * the library that publishes its architecture; empty where it has no such names.
   *
   * @param network body and head, the head its own or a new one
   * @throws IOException with a message for the user, where a file is missing or wrong
   */
  default Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) throws IOException {
    return Optional.empty();
  }
}
