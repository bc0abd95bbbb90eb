package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.torch.Published;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A pretrained network from a file of PyTorch's: {@code {torch-file: {file: resnet18.pth}}}.
 *
 * <p>Such files hold arrays and no network. The architecture is found by keys and shapes where it
 * is not named; a user's own is listed layer by layer. Every array has to have its place, and every
 * place its array. Nothing in a file is run.
 */
@Name(
    value = "torch-file",
    doc = "A pretrained network from safetensors or from what torch.save wrote.")
public record TorchFile(
    @Param(
            doc =
                "The file: .safetensors (or model.safetensors.index.json of one in shards), or a"
                    + " state dictionary in .pth, .pt or .bin.")
        Path file,
    @Param(doc = "The network, such as resnet50 or torchvision/resnet50; found when absent.")
        Optional<String> architecture,
    @Param(
            doc = "The network's layers from the input up, where it is one of your own.",
            byDefault = "[]")
        List<Layer> layers,
    @Param(
            doc =
                "For 'layers', names of the file's modules for those that hold parameters, in"
                    + " order; found when empty.",
            byDefault = "[]")
        List<String> modules,
    @Param(doc = "Which of several dictionaries of arrays in the file; found when absent.")
        Optional<String> part,
    @Param(doc = "What becomes of pixels 0..255 first. Absent: the architecture's.")
        Optional<Preprocessing> preprocessing,
    @Param(
            doc =
                "For 'layers', what the last one outputs: scores, to which softmax is applied,"
                    + " probabilities or features. Absent: found out, or asked for.")
        Optional<Output> output,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: they have none.")
        Optional<Path> classes,
    @Param(doc = "Licence of the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  /** Checks that the network is named once. */
  public TorchFile {
    layers = List.copyOf(layers);
    modules = List.copyOf(modules);
    if (architecture.isPresent() && !layers.isEmpty()) {
      throw new IllegalArgumentException("name 'architecture' or list 'layers', not both");
    }
    if (layers.isEmpty() && !modules.isEmpty()) {
      throw new IllegalArgumentException("'modules' is for 'layers'");
    }
    if (layers.isEmpty() && output.isPresent()) {
      throw new IllegalArgumentException(
          "'output' is for 'layers'; architectures put out scores of classes");
    }
  }

  /** A file whose network is found. */
  public static TorchFile of(Path file) {
    return new TorchFile(
        file,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    return layers.isEmpty() ? Optional.of(opened(access).input()) : Optional.empty();
  }

  @Override
  public Optional<Framing> framing(DataAccess access) throws IOException {
    return layers.isEmpty() ? Optional.of(opened(access).framing()) : Optional.empty();
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    return opened(access).card(access, input, wishes());
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return Optional.of(opened(access).weights(card, wishes()));
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) throws IOException {
    return Optional.of(
        layers.isEmpty()
            ? Published.of(opened(access).architecture(), network, weights)
            : Published.of(network, weights));
  }

  private TorchWeights opened(DataAccess access) throws IOException {
    return TorchWeights.open(access, file, part, architecture);
  }

  private TorchWeights.Wishes wishes() {
    return new TorchWeights.Wishes(
        layers, modules, preprocessing, output, features, classes, List.of(), licence, citation);
  }
}
