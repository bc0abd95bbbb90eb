package org.graft.backbones.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;

/** Keras's preprocessing layers, Rescaling and Normalization, as fixed scales and shifts. */
final class FixedScaling {
  /** Keras divides by this where a deviation is smaller. */
  private static final double SMALLEST = 1e-7;

  private FixedScaling() {}

  /** Whether the layer is one of them. */
  static boolean is(KerasLayer layer) {
    return layer.type().equals("Rescaling") || layer.type().equals("Normalization");
  }

  /** The arrays that a layer of this kind has in the file. */
  static Set<String> arrays(KerasLayer layer) {
    return layer.type().equals("Normalization") && !layer.config().has("mean")
        ? Set.of("mean", "variance")
        : Set.of();
  }

  /** The layer for inputs of one shape. */
  static List<Piece> of(KerasLayer layer, Shape input, KerasWeights arrays) throws IOException {
    int channels = input.size(0);
    Fields config = layer.config();
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    if (layer.type().equals("Rescaling")) {
      List<Double> factor = config.numbers("scale");
      List<Double> offset = config.has("offset") ? config.numbers("offset") : List.of(0.0);
      for (int c = 0; c < channels; c++) {
        scale.add(at(config, factor, c, channels));
        shift.add(at(config, offset, c, channels));
      }
    } else {
      config.only("axis", "-1", "[-1]", "" + input.rank(), "[" + input.rank() + "]");
      config.only("invert", "false");
      List<Double> mean = numbers(layer, "mean", channels, arrays);
      List<Double> variance = numbers(layer, "variance", channels, arrays);
      for (int c = 0; c < channels; c++) {
        double deviation = Math.max(Math.sqrt(at(config, variance, c, channels)), SMALLEST);
        scale.add(1 / deviation);
        shift.add(-at(config, mean, c, channels) / deviation);
      }
    }
    List<Integer> all = IntStream.range(0, channels).boxed().toList();
    return List.of(Piece.of(new Layer.Preprocessing(all, scale, shift)));
  }

  private static List<Double> numbers(
      KerasLayer layer, String name, int channels, KerasWeights arrays) throws IOException {
    if (layer.config().has(name)) {
      return layer.config().numbers(name);
    }
    LayerArrays own =
        arrays
            .of(layer)
            .orElseThrow(() -> layer.config().refuse("has no array '" + name + "' in the file"));
    float[] floats = own.floats(own.get(name, List.of(channels)));
    return IntStream.range(0, floats.length).mapToObj(i -> (double) floats[i]).toList();
  }

  private static double at(Fields config, List<Double> values, int channel, int channels) {
    if (values.size() != 1 && values.size() != channels) {
      throw config.refuse("has " + values.size() + " numbers for " + channels + " channels");
    }
    return values.get(values.size() == 1 ? 0 : channel);
  }
}
