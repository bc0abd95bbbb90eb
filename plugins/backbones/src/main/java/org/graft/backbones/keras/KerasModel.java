package org.graft.backbones.keras;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.data.Shape;

/**
 * A network as Keras saved it: Sequential, Model or Functional, with one input and one output.
 * Models that stand in it as layers are taken apart into their own layers.
 *
 * @param layers layers that the output needs, each after those it reads, the output last
 * @param input the input's name and sizes
 * @param notes what of the file the network departs from
 * @param unused layers of the file that this output does not need
 */
record KerasModel(
    KerasInput input, List<KerasLayer> layers, List<String> notes, Set<String> unused) {
  /** Checks that there is something to run. */
  KerasModel {
    layers = List.copyOf(layers);
    notes = List.copyOf(notes);
    unused = Set.copyOf(unused);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("the model has no layers but its input");
    }
  }

  /** A network whose layers are all needed. */
  KerasModel(KerasInput input, List<KerasLayer> layers, List<String> notes) {
    this(input, layers, notes, Set.of());
  }

  /**
   * Reads a configuration.
   *
   * @param output which of its outputs, where it has several
   */
  static KerasModel parse(Fields model, Optional<String> output) {
    KerasGraph graph = KerasGraph.of(model, output);
    Unfolding unfolding = new Unfolding(graph);
    return new KerasModel(
        graph.input().named(graph.entrance()),
        unfolding.layers(),
        unfolding.notes(),
        graph.unused());
  }

  /** The same for images of any height and width. */
  KerasModel ofAnySize() {
    return new KerasModel(input.ofAnySize(), layers, notes, unused);
  }

  /** The same for images of a shape, whatever it was made for. */
  KerasModel taking(Shape shape) {
    List<Integer> sizes = List.of(shape.size(1), shape.size(2), shape.size(0));
    return new KerasModel(new KerasInput(input.name(), sizes), layers, notes, unused);
  }
}
