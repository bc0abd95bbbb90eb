package org.graft.backbones.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Files as DL4J wrote them before 1.0.0-beta4 and before 1.0.0-beta, when most of its zoo was made:
 * rewritten from a new one, and read by DL4J's own reader of old files too.
 */
final class OldFilesTest {
  private static final Shape INPUT = Shape.of(2, 6, 5);
  private static final Map<String, String> OLD_NAMES =
      Map.ofEntries(
          Map.entry("ConvolutionLayer", "convolution"),
          Map.entry("SubsamplingLayer", "subsampling"),
          Map.entry("DenseLayer", "dense"),
          Map.entry("LossLayer", "loss"),
          Map.entry("ActivationLayer", "activation"),
          Map.entry("BatchNormalization", "batchNormalization"),
          Map.entry("ZeroPaddingLayer", "zeroPadding"),
          Map.entry("CnnToFeedForwardPreProcessor", "cnnToFeedForward"),
          Map.entry("LayerVertex", "LayerVertex"),
          Map.entry("MergeVertex", "MergeVertex"),
          Map.entry("ElementWiseVertex", "ElementWiseVertex"),
          Map.entry("ActivationReLU", "ReLU"),
          Map.entry("ActivationLReLU", "LReLU"),
          Map.entry("ActivationTanH", "TanH"),
          Map.entry("ActivationSigmoid", "Sigmoid"),
          Map.entry("ActivationIdentity", "Identity"),
          Map.entry("ActivationSoftmax", "Softmax"),
          Map.entry("LossMCXENT", "MCXENT"));

  @TempDir private static Path folder = Path.of("");

  private static Trainer.Session session =
      new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));

  /** Starts ND4J as Graft does. */
  @BeforeAll
  static void start() {
    session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1));
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LONG_SHAPE", "JAVACPP"})
  void computesWhatDl4jDoes(String mode) throws IOException, InterruptedException {
    ComputationGraph network = network();
    Path file = folder.resolve(mode + ".zip");
    boolean older = mode.equals("JAVACPP");
    JsonElement json = JsonParser.parseString(network.getConfiguration().toJson());
    json.getAsJsonObject().remove("topologicalOrder");
    json.getAsJsonObject().remove("topologicalOrderStr");
    write(file, older ? old(json) : json, numbers(network.params(), mode, older));

    INDArray x = Nd4j.rand(DataType.FLOAT, 2, 2, 6, 5);
    float[] expected = network.output(x)[0].dup('c').data().asFloat();
    float[] reread = ComputationGraph.load(file.toFile(), false).output(x)[0].data().asFloat();
    assertThat(reread).as("DL4J reads the old file").containsExactly(expected, within(1e-6f));

    Dl4jFile backbone =
        new Dl4jFile(file, new Preprocessing.None(), Optional.empty(), Optional.empty());
    BackboneCard card = backbone.card(new Folder(folder), INPUT, 2);
    assertThat(card.network().classifies()).isTrue();
    assertThat(card.features()).isEqualTo("flat_dropout");
    assertThat(card.network().has("loss")).isFalse();
    Weights weights = backbone.pretrained(new Folder(folder), card).orElseThrow();
    String output = card.network().output().name();
    Tensor inputs = Tensor.of(INPUT.batch(2), x.dup('c').data().asFloat());
    Map<String, Tensor> outputs =
        session.outputs(card.network(), weights.check(card.network()), inputs, List.of(output));
    assertThat(Objects.requireNonNull(outputs.get(output)).toArray())
        .containsExactly(expected, within(1e-6f));
  }

  @Test
  void knowsTheActivationsOfBefore0Point8ByTheirNames() {
    JsonElement dense =
        JsonParser.parseString("{\"dense\": {\"activationFunction\": \"leakyrelu\", \"nout\": 3}}");
    JsonObject read = OldFormat.layer(dense).getAsJsonObject();
    assertThat(read.get("@class").getAsString()).isEqualTo("DenseLayer");
    assertThat(read.getAsJsonObject("activationFn").get("@class").getAsString())
        .isEqualTo("ActivationLReLU");
  }

  @Test
  void ordersVerticesAsDl4jDoes() {
    Random random = new Random(3);
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("in");
    Map<String, List<String>> reads = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of("in"));
    for (int i = 0; i < 60; i++) {
      String read = names.get(random.nextInt(names.size()));
      reads.put("v" + i, List.of(read));
      names.add("v" + i);
    }
    List<String> shuffled = new ArrayList<>(reads.keySet());
    java.util.Collections.shuffle(shuffled, random);
    Map<String, List<String>> inFile = new LinkedHashMap<>();
    for (String name : shuffled) {
      List<String> read = Objects.requireNonNull(reads.get(name));
      inFile.put(name, read);
      graph.addLayer(
          name, new DenseLayer.Builder().nIn(1).nOut(1).build(), read.toArray(String[]::new));
    }
    ComputationGraph network =
        new ComputationGraph(graph.setOutputs("v59").allowNoOutput(true).build());
    network.init();
    List<String> order = new ArrayList<>();
    for (int index : network.topologicalSortOrder()) {
      order.add(network.getVertices()[index].getVertexName());
    }
    assertThat(Order.of(List.of("in"), inFile)).isEqualTo(order);
    inFile.put("v0", List.of("v59"));
    inFile.put("v59", List.of("v0"));
    assertThatThrownBy(() -> Order.of(List.of("in"), inFile)).hasMessageContaining("in a circle");
  }

  /** Begins with padding, branches, drops, and ends in a layer that only measures a loss. */
  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .graphBuilder()
                .addInputs("in")
                .addLayer("pad", new ZeroPaddingLayer.Builder(1, 0, 2, 1).build(), "in")
                .addLayer("a", convolution(4, Activation.RELU), "pad")
                .addLayer("b", convolution(4, Activation.TANH), "pad")
                .addLayer("norm", new BatchNormalization.Builder().build(), "b")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "norm")
                .addVertex("cat", new MergeVertex(), "sum", "a")
                .addLayer(
                    "leaky",
                    new ActivationLayer.Builder().activation(new ActivationLReLU(0.1)).build(),
                    "cat")
                .addLayer("pool", new SubsamplingLayer.Builder().kernelSize(2, 2).build(), "leaky")
                .addLayer("flat", new DenseLayer.Builder().nOut(3).dropOut(0.5).build(), "pool")
                .addLayer(
                    "softmax",
                    new ActivationLayer.Builder().activation(Activation.SOFTMAX).build(),
                    "flat")
                .addLayer(
                    "loss",
                    new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "softmax")
                .setOutputs("loss")
                .validateOutputLayerConfig(false)
                .setInputTypes(InputType.convolutional(6, 5, 2))
                .build());
    network.init();
    network.params().addi(Nd4j.rand(DataType.FLOAT, network.params().shape()).muli(0.1));
    return network;
  }

  private static ConvolutionLayer convolution(int filters, Activation activation) {
    return new ConvolutionLayer.Builder(3, 2).nOut(filters).activation(activation).build();
  }

  /** Classes as keys around their objects, dropout as a number. */
  private static JsonElement old(JsonElement element) {
    if (element.isJsonArray()) {
      com.google.gson.JsonArray all = new com.google.gson.JsonArray();
      element.getAsJsonArray().forEach(e -> all.add(old(e)));
      return all;
    } else if (!element.isJsonObject()) {
      return element;
    }
    JsonObject object = new JsonObject();
    element.getAsJsonObject().entrySet().forEach(e -> object.add(e.getKey(), old(e.getValue())));
    if (object.has("idropout")) {
      JsonElement dropout = object.remove("idropout");
      JsonElement kept = dropout.isJsonObject() ? dropout.getAsJsonObject().get("p") : null;
      object.addProperty("dropOut", kept == null ? 0 : kept.getAsDouble());
    }
    if (!object.has("@class")) {
      return object;
    }
    String type = object.get("@class").getAsString();
    String name = OLD_NAMES.get(type.substring(type.lastIndexOf('.') + 1));
    if (name == null) {
      return object;
    }
    object.remove("@class");
    JsonObject around = new JsonObject();
    around.add(name, object);
    return around;
  }

  /** A row vector as {@code Nd4j.write} wrote it. */
  private static byte[] numbers(INDArray row, String mode, boolean narrow) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    long[] shape = {2, 1, row.length(), 1, 1, 0, 1, 'c'};
    header(out, mode, narrow, shape.length, narrow ? "INT" : "LONG");
    for (long size : shape) {
      if (narrow) {
        out.writeInt((int) size);
      } else {
        out.writeLong(size);
      }
    }
    header(out, mode, narrow, row.length(), "FLOAT");
    for (float value : row.data().asFloat()) {
      out.writeFloat(value);
    }
    return bytes.toByteArray();
  }

  private static void header(
      DataOutputStream out, String mode, boolean narrow, long length, String type)
      throws IOException {
    out.writeUTF(mode);
    if (narrow) {
      out.writeInt((int) length);
    } else {
      out.writeLong(length);
    }
    out.writeUTF(type);
  }

  private static void write(Path file, JsonElement configuration, byte[] numbers)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      zip.write(configuration.toString().getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("coefficients.bin"));
      zip.write(numbers);
    }
  }
}
