package org.graft.training.insertion;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Parameter;

/** Which output channel of its layer a parameter's number belongs to. */
@FunctionalInterface
interface OutputAxis {
  /** The output of the number at {@code place}, row by row. */
  int of(int place);

  /** Those of a layer's parameters. */
  static List<OutputAxis> all(Layer layer, List<Parameter> parameters) {
    return parameters.stream().map(p -> of(layer, p.shape())).toList();
  }

  private static OutputAxis of(Layer layer, Shape shape) {
    if (shape.rank() == 1) {
      return place -> place;
    }
    if (shape.rank() == 2) {
      int outputs = shape.size(1);
      return place -> place % outputs;
    }
    int window = shape.size(2) * shape.size(3);
    int channels = shape.size(1);
    if (layer instanceof Layer.DepthwiseConvolution) {
      int multiplier = shape.size(0);
      return place -> place / window % channels * multiplier + place / window / channels;
    }
    return place -> place / window / channels;
  }
}
