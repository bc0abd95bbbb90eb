package org.graft.engine.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.graft.engine.protobuf.Message;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * A graph of ONNX that grows operation by operation; tensors go by name. Numbers of fields and
 * types are those of <a href="https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto">onnx.proto
 * </a>.
 */
final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final Message graph = new Message();
  private int made;
  private long constants;

  /**
   * An empty graph.
   *
   * @param name what it is called in the file
   */
  OnnxGraph(String name) {
    graph.text(2, name);
  }

  /** One operation. */
  String add(String operator, List<String> inputs, Message... attributes) {
    String output = "t" + made++;
    add(operator, inputs, output, attributes);
    return output;
  }

  /** One operation whose output has a name of its own. */
  void add(String operator, List<String> inputs, String output, Message... attributes) {
    Message node = new Message();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(4, operator);
    for (Message attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
  }

  /** Float32 numbers that are part of the graph. */
  String constant(Shape shape, Tensor numbers) {
    byte[] bytes = room(shape.elements() * Float.BYTES);
    ByteBuffer into = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int step = Math.max(1, (1 << 18) / Math.max(1, numbers.rowLength()));
    for (int row = 0; row < numbers.rows(); row += step) {
      for (float number : numbers.rows(row, Math.min(numbers.rows(), row + step))) {
        into.putFloat(number);
      }
    }
    return constant(shape.sizes().stream().mapToLong(Integer::longValue).toArray(), FLOAT, bytes);
  }

  /** Float32 numbers that are part of the graph. */
  String constant(Shape shape, float... numbers) {
    return constant(shape, Tensor.of(shape, numbers));
  }

  /** Whole numbers, such as the sizes of a shape. */
  String whole(long... numbers) {
    byte[] bytes = room((long) numbers.length * Long.BYTES);
    ByteBuffer into = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      into.putLong(number);
    }
    return constant(new long[] {numbers.length}, INT64, bytes);
  }

  private byte[] room(long bytes) {
    constants += bytes;
    if (constants > OnnxExport.MOST_BYTES) {
      throw new IllegalArgumentException(
          "a file of ONNX holds at most 2 GB, and the network's numbers are more; write"
              + " safetensors");
    }
    return new byte[Math.toIntExact(bytes)];
  }

  private String constant(long[] sizes, int type, byte[] bytes) {
    String name = "c" + made++;
    Message tensor = new Message();
    for (long size : sizes) {
      tensor.number(1, size);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, bytes));
    return name;
  }

  /** Says that the graph reads a tensor [batch, shape]. */
  void input(String name, Shape shape) {
    graph.message(11, value(name, shape));
  }

  /** Says that the graph outputs a tensor [batch, shape]. */
  void output(String name, Shape shape) {
    graph.message(12, value(name, shape));
  }

  private static Message value(String name, Shape shape) {
    Message sizes = new Message().message(1, new Message().text(2, "batch"));
    shape.sizes().forEach(size -> sizes.message(1, new Message().number(1, size)));
    Message tensor = new Message().number(1, FLOAT).message(2, sizes);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** An attribute of one whole number. */
  static Message attribute(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  /** An attribute of one number. */
  static Message attribute(String name, float value) {
    return new Message().text(1, name).single(2, value).number(20, 1);
  }

  /** An attribute of one word. */
  static Message attribute(String name, String value) {
    return new Message().text(1, name).text(4, value).number(20, 3);
  }

  /** An attribute of whole numbers. */
  static Message attribute(String name, List<Integer> values) {
    Message attribute = new Message().text(1, name);
    values.forEach(value -> attribute.number(8, value));
    return attribute.number(20, 7);
  }

  /** The graph as a message. */
  Message message() {
    return graph;
  }
}
