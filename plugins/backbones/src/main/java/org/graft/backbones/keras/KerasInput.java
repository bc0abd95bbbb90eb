package org.graft.backbones.keras;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;

/**
 * The input of a Keras network.
 *
 * @param name the input layer's name
 * @param sizes channels last, without the batch; -1 where any size will do
 */
record KerasInput(String name, List<Integer> sizes) {
  /** From an input layer, or from the first layer of a Sequential. */
  static KerasInput of(KerasLayer layer) {
    String key = layer.config().has("batch_shape") ? "batch_shape" : "batch_input_shape";
    JsonArray shape = layer.config().list(key);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < shape.size(); i++) {
      sizes.add(shape.get(i).isJsonNull() ? -1 : shape.get(i).getAsInt());
    }
    if (sizes.size() != 1 && sizes.size() != 3) {
      throw layer.config().refuse("takes " + shape + "; Graft's networks take images or vectors");
    }
    return new KerasInput(layer.isInput() ? layer.name() : layer.name() + "_input", sizes);
  }

  /** The same under another name. */
  KerasInput named(String other) {
    return new KerasInput(other, sizes);
  }

  /** The same with height and width left open; vectors stay as they are. */
  KerasInput ofAnySize() {
    return sizes.size() == 3 ? new KerasInput(name, List.of(-1, -1, sizes.get(2))) : this;
  }

  /** The shape, channels first; empty where sizes are left open. */
  Optional<Shape> shape() {
    int last = sizes.size() - 1;
    return sizes.contains(-1)
        ? Optional.empty()
        : Optional.of(
            last == 0
                ? Shape.of(sizes.get(0))
                : Shape.of(sizes.get(last), sizes.get(0), sizes.get(1)));
  }

  /** The shape, channels first; sizes left open are those of {@code wanted}. */
  Shape shape(Shape wanted) {
    if (wanted.rank() != sizes.size()) {
      throw new IllegalArgumentException(
          "it takes " + (sizes.size() == 3 ? "images" : "vectors") + ", found inputs of " + wanted);
    }
    int last = sizes.size() - 1;
    if (last == 0) {
      return Shape.of(size(0, wanted.size(0)));
    }
    return Shape.of(size(last, wanted.size(0)), size(0, wanted.size(1)), size(1, wanted.size(2)));
  }

  private int size(int axis, int otherwise) {
    return sizes.get(axis) < 0 ? otherwise : sizes.get(axis);
  }
}
