package org.graft.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.FileKind;
import org.graft.backbones.pretrained.ModelFile;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.pretrained.PretrainedNetwork;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;

/**
 * A pretrained network in ONNX, run as it is: {@code {onnx-file: {file: resnet18.onnx,
 * preprocessing: torch}}}. For classifying and for features; it cannot be trained further.
 */
@Name(value = "onnx-file", doc = "A pretrained network from an ONNX file, run as it is.")
public record OnnxFile(
    @Param(doc = "The .onnx file, with its weights inside.") Path file,
    @Param(doc = "What becomes of pixels 0..255 first.") Preprocessing preprocessing,
    @Param(doc = "Which of the graph's outputs; the first when absent.")
        Optional<String> outputName,
    @Param(
            doc =
                "What that output is: scores, to which softmax is applied, probabilities or features.",
            byDefault = "scores")
        Output output,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: they have none.")
        Optional<Path> classes,
    @Param(doc = "Licence of the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  private static final String KIND = "an ONNX file";
  private static final Set<FileKind> READABLE = Set.of(FileKind.ONNX);
  private static final String NODE = "onnx";

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    return guarded(
        model,
        () -> {
          try (OnnxModel onnx = OnnxModel.load(Files.readAllBytes(model.path()), 1)) {
            return onnx.input().stream().anyMatch(size -> size < 1)
                ? Optional.empty()
                : Optional.of(new Shape(onnx.input()));
          }
        });
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    Network network = guarded(model, () -> network(Files.readAllBytes(model.path()), input));
    Credits credits = new Credits(licence.orElse(""), citation.orElse(""), List.of());
    return new PretrainedNetwork(network, model)
        .card(
            access,
            input,
            new PretrainedNetwork.Wishes(
                preprocessing,
                network.classifies() ? Optional.empty() : Optional.of(Output.FEATURES),
                Optional.empty(),
                Optional.of(NODE),
                classes,
                credits));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    ModelFile model =
        ModelFile.of(access, file, KIND, READABLE)
            .expect(card.digest().orElse("a card of another network"));
    Tensor packed = Layer.Foreign.pack(Files.readAllBytes(model.path()));
    return Optional.of(new Weights(Map.of(NODE + "/file", packed)));
  }

  private Network network(byte[] bytes, Shape asked) throws OrtException {
    try (OnnxModel onnx = OnnxModel.load(bytes, 1)) {
      Set<String> outputs = onnx.outputs();
      String chosen = outputName.orElse(outputs.iterator().next());
      if (!outputs.contains(chosen)) {
        throw new IllegalArgumentException(
            "it has no output '" + chosen + "'; there are: " + String.join(", ", outputs));
      }
      Shape input = Inputs.shape(onnx.input(), asked);
      float[] zeros = new float[Math.toIntExact(input.elements())];
      List<Integer> sizes = onnx.run(zeros, input, chosen).shape().row().sizes();
      if (sizes.size() != 1 && sizes.size() != 3) {
        throw new IllegalArgumentException(
            "its output '"
                + chosen
                + "' is "
                + sizes
                + " an example; expected a vector or"
                + " [channels, height, width]");
      }
      boolean vector = sizes.size() == 1;
      Layer foreign =
          new Layer.Foreign(
              OnnxTrainer.FORMAT,
              chosen,
              sizes,
              vector && output == Output.PROBABILITIES,
              bytes.length);
      Layer last =
          !vector
              ? new Layer.GlobalAveragePooling()
              : new Layer.Activation(
                  output == Output.SCORES ? ActivationFunction.SOFTMAX : ActivationFunction.LINEAR);
      return new Network(
          input,
          List.of(
              new Node(NODE, foreign, List.of(Network.INPUT)),
              new Node(BackboneCard.OUTPUT, last, List.of(NODE))));
    }
  }

  /** Something done with a file. */
  private interface Reading<T> {
    T read() throws IOException, OrtException;
  }

  private static <T> T guarded(ModelFile model, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(model.path() + ": " + e.getMessage(), e);
    } catch (OrtException | ArithmeticException | OutOfMemoryError e) {
      throw new IOException(model.path() + " cannot be run: " + e.getMessage(), e);
    }
  }
}
