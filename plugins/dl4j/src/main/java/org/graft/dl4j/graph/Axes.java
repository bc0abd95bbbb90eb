package org.graft.dl4j.graph;

import org.graft.spi.network.Layer;
import org.graft.spi.network.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Names and axes of parameters: the SPI's and DL4J's. */
final class Axes {
  private Axes() {}

  /** DL4J's name for a parameter. */
  static String key(Parameter parameter) {
    return switch (parameter.name()) {
      case "kernel" -> "W";
      case "bias" -> "b";
      case "variance" -> "var";
      default -> parameter.name();
    };
  }

  /** An array on the SPI's axes as DL4J has them; vectors are rows there. */
  static INDArray toDl4j(Layer layer, Parameter parameter, INDArray array) {
    if (array.rank() == 1) {
      return array.reshape(1, array.length());
    }
    return moved(layer, parameter) ? array.permute(2, 3, 1, 0) : array;
  }

  /** An array on DL4J's axes as the SPI has them. */
  static INDArray toSpi(Layer layer, Parameter parameter, INDArray array) {
    return moved(layer, parameter) ? array.permute(3, 2, 0, 1) : array;
  }

  /**
   * Whether they differ; DL4J: [height, width, in, multiplier]; SPI: [multiplier, in, height,
   * width].
   */
  static boolean moved(Layer layer, Parameter parameter) {
    return layer instanceof Layer.DepthwiseConvolution && parameter.isKernel();
  }
}
