package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;

/**
 * A tensor of a checkpoint and where its numbers go.
 *
 * @param key its name in the checkpoint
 * @param shape as PyTorch has it
 * @param parts the parameters that it is made into; rows that no part takes are ignored, and are
 *     zeros where a checkpoint is written
 */
public record TorchTensor(String key, Shape shape, List<Part> parts) {
  /** Copies the parts. */
  public TorchTensor {
    parts = List.copyOf(parts);
  }

  /**
   * Some rows of a tensor as a parameter.
   *
   * @param node of the network
   * @param parameter its name within the node
   * @param layout how axes are turned
   * @param from the first row
   * @param rows how many
   */
  public record Part(String node, String parameter, Layout layout, int from, int rows) {
    /** The parameter's key in a network's weights. */
    public String weights() {
      return node + "/" + parameter;
    }
  }

  /** All of a tensor as one parameter. */
  static TorchTensor whole(String key, Shape shape, String node, String parameter, Layout layout) {
    int rows = shape.rank() == 0 ? 1 : shape.size(0);
    return new TorchTensor(key, shape, List.of(new Part(node, parameter, layout, 0, rows)));
  }

  /** The same under another name. */
  public TorchTensor named(String other) {
    return new TorchTensor(other, shape, parts);
  }

  /** The same with other axes around the same numbers. */
  public TorchTensor shaped(Shape other) {
    if (other.elements() != shape.elements()) {
      throw new IllegalArgumentException(shape + " cannot be read as " + other);
    }
    List<Part> all =
        parts.stream()
            .map(
                p ->
                    parts.size() == 1
                        ? new Part(p.node(), p.parameter(), p.layout(), 0, other.size(0))
                        : p)
            .toList();
    return new TorchTensor(key, other, all);
  }
}
