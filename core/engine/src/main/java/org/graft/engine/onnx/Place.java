package org.graft.engine.onnx;

import java.util.List;
import java.util.Map;
import org.graft.engine.protobuf.Message;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * A layer's place in a graph.
 *
 * @param graph what it is written to
 * @param inputs names of the tensors that it reads, batch first
 * @param shapes of these, per example
 * @param output shape of its output per example
 * @param parameters its numbers by name
 */
record Place(
    OnnxGraph graph,
    List<String> inputs,
    List<Shape> shapes,
    Shape output,
    Map<String, Tensor> parameters) {
  /** The first tensor that it reads. */
  String input() {
    return inputs.get(0);
  }

  /** Its shape per example. */
  Shape shape() {
    return shapes.get(0);
  }

  /** A parameter as it is. */
  String parameter(String name) {
    Tensor tensor = tensor(name);
    return graph.constant(tensor.shape(), tensor);
  }

  /** The numbers of a parameter. */
  Tensor tensor(String name) {
    Tensor tensor = parameters.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no parameter '" + name + "'");
    }
    return tensor;
  }

  /** A parameter [channels], shaped to go along the channels, or features, of the input. */
  String alongChannels(String name) {
    Tensor tensor = tensor(name);
    int n = tensor.shape().size(0);
    return graph.constant(shape().rank() == 3 ? Shape.of(n, 1, 1) : Shape.of(n), tensor);
  }

  /** An operation on the input alone. */
  String unary(String operator, Message... attributes) {
    return graph.add(operator, inputs, attributes);
  }

  /** An operation on two tensors. */
  String binary(String operator, String first, String second) {
    return graph.add(operator, List.of(first, second));
  }

  /** A tensor and one number. */
  String binary(String operator, String first, double second) {
    return binary(operator, first, graph.constant(Shape.of(1), (float) second));
  }

  /** The same numbers as [batch, sizes]; one size may be -1. */
  String reshaped(String tensor, long... sizes) {
    long[] all = new long[sizes.length + 1];
    System.arraycopy(sizes, 0, all, 1, sizes.length);
    return graph.add("Reshape", List.of(tensor, graph.whole(all)));
  }

  /** Axes in another order, the batch counted. */
  String transposed(String tensor, Integer... order) {
    return graph.add("Transpose", List.of(tensor), OnnxGraph.attribute("perm", List.of(order)));
  }
}
