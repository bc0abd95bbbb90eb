package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.ModelFile;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.Backbone;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A folder as Hugging Face's Hub hands it out, of transformers or timm: {@code {hub-folder:
 * {folder: vit_tiny_patch16_224}}}. Architecture, preprocessing and names of classes are found in
 * its configuration; keys of transformers are read as timm's or torchvision's.
 */
@Name(
    value = "hub-folder",
    doc = "A pretrained network from a folder of Hugging Face's Hub, of transformers or timm.")
public record HubFolder(
    @Param(doc = "The folder, with config.json and model.safetensors or pytorch_model.bin.")
        Path folder,
    @Param(doc = "The network, where the folder does not say or is not believed.")
        Optional<String> architecture,
    @Param(doc = "What becomes of pixels 0..255 first. Absent: what the folder says.")
        Optional<Preprocessing> preprocessing,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: the folder's.")
        Optional<Path> classes,
    @Param(
            doc = "Licence of the weights, for the card; absent: the folder's.",
            affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  /** Files of weights, the first that is there taken. */
  static final List<String> FILES =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  /** A folder that says all that is to be said. */
  public static HubFolder of(Path folder) {
    return new HubFolder(
        folder,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    Optional<Shape> framed =
        framing(access).map(f -> Shape.of(3, f.size().height(), f.size().width()));
    return Optional.of(framed.isPresent() ? framed.get() : opened(access).input());
  }

  @Override
  public Optional<Framing> framing(DataAccess access) throws IOException {
    Optional<Framing> said = HubConfig.of(access.resolve(folder)).framing();
    return said.isPresent() ? said : Optional.of(opened(access).framing());
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    return opened(access).card(access, input, wishes(access));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return Optional.of(opened(access).weights(card, wishes(access)));
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) throws IOException {
    return Optional.of(Published.of(opened(access).architecture(), network, weights));
  }

  private TorchWeights.Wishes wishes(DataAccess access) throws IOException {
    HubConfig config = HubConfig.of(access.resolve(folder));
    return new TorchWeights.Wishes(
        List.of(),
        List.of(),
        preprocessing.or(config::preprocessing),
        Optional.empty(),
        features,
        classes,
        config.classes(),
        licence.or(config::licence),
        citation);
  }

  private TorchWeights opened(DataAccess access) throws IOException {
    Path home = access.resolve(folder);
    HubConfig config = HubConfig.of(home);
    for (String name : FILES) {
      if (Files.isRegularFile(home.resolve(name))) {
        Optional<String> known =
            config.architecture().filter(a -> TorchArchitectures.find(a).isPresent());
        TorchWeights weights =
            TorchWeights.open(
                access, home.resolve(name), Optional.empty(), architecture.or(() -> known));
        TorchWeights whole = weights.with(digest(home, weights.model()));
        return config.kind().isPresent()
            ? whole.with(HubKeys.of(config.kind().get(), weights.state()))
            : whole;
      }
    }
    throw new IOException("expected one of " + FILES + " in " + home + ", found none");
  }

  /** The configuration belongs to what a network is known by. */
  private static ModelFile digest(Path home, ModelFile weights) throws IOException {
    Digest all = new Digest().add("hub folder").add(weights.sha256());
    for (String name : List.of("config.json", "preprocessor_config.json")) {
      Path file = home.resolve(name);
      all.add(Files.isRegularFile(file) ? Files.readString(file) : "");
    }
    return new ModelFile(weights.path(), all.hex());
  }
}
