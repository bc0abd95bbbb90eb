package org.graft.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.ModelFile;
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
    @Param(doc = "Which of the graph's outputs; the first when absent.") Optional<String> output,
    @Param(
            doc =
                "What that output is: scores that softmax makes probabilities of, probabilities,"
                    + " or features.",
            byDefault = "scores")
        Meaning meaning,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: numbers from 0.")
        Optional<Path> classes,
    @Param(doc = "Licence of the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  private static final String KIND = "an ONNX file";
  private static final String NODE = "onnx";

  /** What an output is. */
  public enum Meaning {
    /** Scores of classes, before softmax. */
    SCORES,
    /** Probabilities of classes. */
    PROBABILITIES,
    /** Features, of no classes. */
    FEATURES
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND);
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
    ModelFile model = ModelFile.of(access, file, KIND);
    Network network = guarded(model, () -> network(Files.readAllBytes(model.path()), input));
    Credits credits = new Credits(licence.orElse(""), citation.orElse(""), List.of());
    return new PretrainedNetwork(network, model)
        .card(
            access,
            input,
            new PretrainedNetwork.Wishes(preprocessing, Optional.of(NODE), classes, credits));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    ModelFile model =
        ModelFile.of(access, file, KIND).expect(card.digest().orElse("a card of another network"));
    Tensor packed = Layer.Foreign.pack(Files.readAllBytes(model.path()));
    return Optional.of(new Weights(Map.of(NODE + "/file", packed)));
  }

  private Network network(byte[] bytes, Shape asked) throws OrtException {
    try (OnnxModel onnx = OnnxModel.load(bytes, 1)) {
      Set<String> outputs = onnx.outputs();
      String chosen = output.orElse(outputs.iterator().next());
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
              vector && meaning == Meaning.PROBABILITIES,
              bytes.length);
      Layer last =
          !vector
              ? new Layer.GlobalAveragePooling()
              : new Layer.Activation(
                  meaning == Meaning.SCORES
                      ? ActivationFunction.SOFTMAX
                      : ActivationFunction.LINEAR);
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
