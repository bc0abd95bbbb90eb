package org.graft.engine.onnx;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;

/** Activation functions as operations of ONNX. */
final class Activations {
  private static final double LEAK = 0.01;
  private static final double CUBIC = 0.044715;
  private static final double QUICK = 1.702;

  private Activations() {}

  /** A tensor of a place's output shape after a function. */
  static String after(ActivationFunction function, String x, Place place) {
    OnnxGraph graph = place.graph();
    List<String> one = List.of(x);
    return switch (function) {
      case LINEAR -> x;
      case RELU -> graph.add("Relu", one);
      case RELU6 ->
          graph.add(
              "Clip", List.of(x, graph.constant(Shape.of(), 0f), graph.constant(Shape.of(), 6f)));
      case LEAKY_RELU -> graph.add("LeakyRelu", one, OnnxGraph.attribute("alpha", (float) LEAK));
      case ELU -> graph.add("Elu", one);
      case SELU -> graph.add("Selu", one);
      case SIGMOID -> graph.add("Sigmoid", one);
      case HARD_SIGMOID -> graph.add("HardSigmoid", one);
      case HARD_SIGMOID_6 -> graph.add("HardSigmoid", one, OnnxGraph.attribute("alpha", 1 / 6f));
      case TANH -> graph.add("Tanh", one);
      case SOFTPLUS -> graph.add("Softplus", one);
      case SOFTSIGN -> graph.add("Softsign", one);
      case SWISH -> place.binary("Mul", x, graph.add("Sigmoid", one));
      case HARD_SWISH -> graph.add("HardSwish", one);
      case GELU -> {
        String error = graph.add("Erf", List.of(place.binary("Mul", x, Math.sqrt(0.5))));
        yield place.binary("Mul", place.binary("Mul", x, 0.5), place.binary("Add", error, 1));
      }
      case GELU_TANH -> {
        String cube = place.binary("Mul", place.binary("Mul", x, x), x);
        String inner = place.binary("Add", x, place.binary("Mul", cube, CUBIC));
        String tanh =
            graph.add("Tanh", List.of(place.binary("Mul", inner, Math.sqrt(2 / Math.PI))));
        yield place.binary("Mul", place.binary("Mul", x, 0.5), place.binary("Add", tanh, 1));
      }
      case QUICK_GELU ->
          place.binary("Mul", x, graph.add("Sigmoid", List.of(place.binary("Mul", x, QUICK))));
      case SOFTMAX ->
          graph.add(
              "Softmax", one, OnnxGraph.attribute("axis", place.output().rank() == 2 ? 2L : 1L));
    };
  }
}
