package org.graft.backbones.torch;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * A network as a library of PyTorch's publishes it, under that library's names: nodes are called as
 * its modules, blocks are its residual blocks and encoder layers.
 */
public interface TorchArchitecture {
  /** Its name in its library, such as {@code resnet50}. */
  String name();

  /** The library: {@code torchvision}, {@code timm} or {@code cifar}. */
  String library();

  /** DOI or arXiv number of where it was published. */
  String citation();

  /** Shape of the images that its weights were made for. */
  Shape input();

  /** What photographs go through before they enter the network. */
  ImageTransform transform();

  /**
   * The network for images of a shape, which outputs scores of classes and ends in softmax.
   *
   * @throws IllegalArgumentException if it cannot take such images
   */
  Network network(Shape input, int classes);

  /** The node whose kernel makes the classes' scores. */
  String head();

  /** Whether its checkpoints hold a head; else {@link #head} is one to be trained. */
  default boolean headed() {
    return true;
  }

  /** The tensors of its checkpoints, in the order of {@code network}'s parameters. */
  default List<TorchTensor> tensors(Network network) {
    return TorchTensors.of(network).stream().map(this::published).toList();
  }

  /** A tensor as this library names and shapes it, given PyTorch's usual way. */
  default TorchTensor published(TorchTensor usual) {
    return usual;
  }

  /**
   * Whether a key of its checkpoints holds nothing of the network: counters, buffers, other heads.
   */
  default boolean ignores(String key) {
    return key.endsWith("num_batches_tracked");
  }

  /** Where its embedding of positions is; empty where it has none that depends on images' size. */
  default Optional<Positions> positions() {
    return Optional.empty();
  }

  /**
   * An embedding of positions, one for each token.
   *
   * @param key of the tensor, [1, tokens, features]
   * @param before tokens before those of the image: class tokens, registers
   */
  record Positions(String key, int before) {}
}
