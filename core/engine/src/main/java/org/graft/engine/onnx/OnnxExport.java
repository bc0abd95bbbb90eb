package org.graft.engine.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.protobuf.Message;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;

/**
 * Writes networks as files of ONNX (operator set 17, IR version 8): one input, {@code input}
 * [batch, shape of an example], and one output, {@code output}, of what the network outputs in
 * inference, preprocessing and softmax included, numbers in the unit of the data.
 */
public final class OnnxExport {
  /** Bytes that Protocol Buffers allow one message. */
  static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;

  private static final LayerCases<Place, String> LAYERS =
      OnnxTokens.with(OnnxImages.with(OnnxVectors.with(LayerCases.empty())));

  private OnnxExport() {}

  /**
   * Writes a network, replacing the file in one step.
   *
   * @param name what the graph is called
   * @param target what the network predicts; numbers are in the unit of the data
   * @param metadata further facts by name, such as classes
   * @throws IllegalArgumentException naming the node that ONNX has no operators for
   */
  public static void write(
      Path file,
      String name,
      Network network,
      Weights weights,
      Target target,
      Map<String, String> metadata)
      throws IOException {
    byte[] bytes = bytes(name, network, weights, target, metadata);
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path temporary = Files.createTempFile(absolute.getParent(), ".onnx", ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A network as the bytes of a file. */
  public static byte[] bytes(
      String name, Network network, Weights weights, Target target, Map<String, String> metadata) {
    Message model =
        new Message()
            .number(1, IR_VERSION)
            .text(2, "graft")
            .message(7, graph(name, network, weights, target).message())
            .message(8, new Message().text(1, "").number(2, OPERATOR_SET));
    metadata.forEach((key, value) -> model.message(14, new Message().text(1, key).text(2, value)));
    return model.toBytes();
  }

  private static OnnxGraph graph(String name, Network network, Weights weights, Target target) {
    OnnxGraph graph = new OnnxGraph(name);
    Map<String, Shape> shapes = network.shapes();
    graph.input(INPUT, network.input());
    Map<String, String> tensors = new HashMap<>();
    tensors.put(Network.INPUT, INPUT);
    for (Node node : network.nodes()) {
      List<String> inputs = new ArrayList<>();
      node.inputs().forEach(input -> inputs.add(of(tensors, input)));
      Map<String, Tensor> parameters = new LinkedHashMap<>();
      network
          .parameters(node.name())
          .forEach(
              parameter -> parameters.put(parameter.name(), weights.get(node.name(), parameter)));
      Place place =
          new Place(
              graph,
              inputs,
              node.inputs().stream().map(input -> of(shapes, input)).toList(),
              of(shapes, node.name()),
              parameters);
      tensors.put(node.name(), written(node, place));
    }
    String last = of(tensors, network.output().name());
    Shape shape = of(shapes, network.output().name());
    if (target instanceof Target.Numbers numbers && numbers.standardised()) {
      String scaled =
          graph.add("Mul", List.of(last, graph.constant(shape, floats(numbers.scales()))));
      graph.add("Add", List.of(scaled, graph.constant(shape, floats(numbers.centers()))), OUTPUT);
    } else {
      graph.add("Identity", List.of(last), OUTPUT);
    }
    graph.output(OUTPUT, shape);
    return graph;
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  private static <T> T of(Map<String, T> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no node '" + name + "'"));
  }

  private static String written(Node node, Place place) {
    if (!LAYERS.has(node.layer())) {
      throw new IllegalArgumentException(
          "node '%s' is of kind '%s', which ONNX's operators do not give plainly; write safetensors"
              .formatted(node.name(), node.layer().kind()));
    }
    try {
      return Activations.after(node.layer().activation(), LAYERS.apply(node.layer(), place), place);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "node '%s' (%s): %s".formatted(node.name(), node.layer().kind(), e.getMessage()), e);
    }
  }
}
