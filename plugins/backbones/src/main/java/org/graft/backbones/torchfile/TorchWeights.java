package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.checkpoint.Checkpoint;
import org.graft.backbones.checkpoint.Shards;
import org.graft.backbones.pretrained.ChannelOrder;
import org.graft.backbones.pretrained.FileKind;
import org.graft.backbones.pretrained.ModelFile;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.pretrained.PretrainedNetwork;
import org.graft.backbones.torch.ImageTransform;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.base.Digest;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;

/**
 * A checkpoint that has been opened, and the architecture that was named for it.
 *
 * @param model the file and the digest of all that belongs to it
 * @param named the architecture; found by keys and shapes when absent
 */
record TorchWeights(ModelFile model, StateDict state, Optional<TorchArchitecture> named) {
  private static final String KIND = "a file of safetensors or torch.save";
  private static final Set<FileKind> READABLE =
      Set.of(FileKind.SAFETENSORS, FileKind.SHARDS, FileKind.TORCH, FileKind.TORCH_LEGACY);

  /**
   * What a user or a folder says of a network.
   *
   * @param names names of its classes; empty where {@code classes} or nobody names them
   */
  record Wishes(
      List<Layer> layers,
      List<String> modules,
      Optional<Preprocessing> preprocessing,
      Optional<Output> output,
      Optional<String> features,
      Optional<Path> classes,
      List<String> names,
      Optional<String> licence,
      Optional<String> citation) {}

  static TorchWeights open(
      DataAccess access, Path file, Optional<String> part, Optional<String> architecture)
      throws IOException {
    Optional<TorchArchitecture> named = architecture.map(TorchArchitectures::of);
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    if (FileKind.of(model.path()) == FileKind.SHARDS) {
      Digest all = new Digest().add("shards").add(model.sha256());
      for (Path shard : Shards.files(model.path())) {
        all.add(ModelFile.of(access, shard, KIND, READABLE).sha256());
      }
      model = new ModelFile(model.path(), all.hex());
    }
    return new TorchWeights(model, StateDict.of(Checkpoint.of(model.path(), part).arrays()), named);
  }

  /** The same with arrays under other keys. */
  TorchWeights with(StateDict other) {
    return new TorchWeights(model, other, named);
  }

  /** The same known by another digest. */
  TorchWeights with(ModelFile other) {
    return new TorchWeights(other, state, named);
  }

  /** The architecture that was named or found. */
  TorchArchitecture architecture() {
    return saying(() -> named.orElseGet(() -> Detection.of(state)));
  }

  /** The images that its weights were made for. */
  Shape input() {
    TorchArchitecture architecture = architecture();
    Shape usual = architecture.input();
    return architecture
        .positions()
        .filter(p -> state.has(p.key()))
        .map(p -> sized(architecture, p))
        .orElse(usual);
  }

  /** As large as the grid of its embedding of positions says. */
  private Shape sized(TorchArchitecture architecture, TorchArchitecture.Positions positions) {
    Shape usual = architecture.input();
    Shape found = state.get(positions.key()).shape();
    int side = PositionGrid.side(found.size(found.rank() - 2) - positions.before());
    int usualTokens =
        architecture.tensors(architecture.network(usual, 2)).stream()
            .filter(t -> t.key().equals(positions.key()))
            .map(t -> t.shape().size(t.shape().rank() - 2))
            .findFirst()
            .orElseThrow();
    int patch = usual.size(1) / PositionGrid.side(usualTokens - positions.before());
    return Shape.of(usual.size(0), side * patch, side * patch);
  }

  /** What pictures go through before they enter. */
  Framing framing() {
    ImageTransform transform = architecture().transform();
    Shape input = input();
    boolean usual = input.size(1) == transform.crop();
    int side =
        usual
            ? transform.resize()
            : Math.round((float) input.size(1) * transform.resize() / transform.crop());
    return new Framing(
        new Size(input.size(1), input.size(2)),
        Optional.of(side),
        "pillow-" + transform.interpolation().name().toLowerCase(Locale.ROOT));
  }

  BackboneCard card(DataAccess access, Shape input, Wishes wishes) throws IOException {
    Fitting fitting = fitting(input, wishes);
    Optional<TorchArchitecture> published =
        wishes.layers().isEmpty() ? Optional.of(fitting.architecture()) : Optional.empty();
    List<String> notes = new ArrayList<>();
    published.ifPresent(
        a ->
            notes.add(
                "%s's %s, %s by its keys and shapes"
                    .formatted(a.library(), a.name(), named.isPresent() ? "checked" : "found")));
    notes.addAll(fitting.notes());
    Preprocessing pixels =
        wishes
            .preprocessing()
            .or(() -> published.map(a -> preprocessing(a.transform())))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the file does not say what pixels its network expects; name it:"
                            + " 'preprocessing: torch' (also tf, unit, none, caffe, channels)"));
    String citation = published.map(TorchArchitecture::citation).orElse("");
    BackboneCard card =
        new PretrainedNetwork(fitting.network(), model)
            .card(
                access,
                input,
                new PretrainedNetwork.Wishes(
                    pixels,
                    fitting.headed() || !wishes.layers().isEmpty()
                        ? wishes.output()
                        : Optional.of(Output.FEATURES),
                    fitting.headed() ? Optional.of("its architecture") : Optional.empty(),
                    wishes.features(),
                    wishes.classes(),
                    new Credits(
                        wishes.licence().orElse(""), wishes.citation().orElse(citation), notes)));
    return wishes.names().isEmpty() || wishes.classes().isPresent() || !fitting.headed()
        ? card
        : named(card, wishes.names());
  }

  private BackboneCard named(BackboneCard card, List<String> names) {
    if (names.size() != card.outputs()) {
      throw new IllegalArgumentException(
          "%s names %d classes beside a head that tells %d apart"
              .formatted(model.path(), names.size(), card.outputs()));
    }
    return card.withClasses(names);
  }

  Weights weights(BackboneCard card, Wishes wishes) throws IOException {
    model.expect(card.digest().orElse("a card of another network"));
    return fitting(card.network().input(), wishes).weights(state);
  }

  private Fitting fitting(Shape input, Wishes wishes) {
    return saying(
        () -> {
          TorchArchitecture chosen =
              wishes.layers().isEmpty()
                  ? architecture()
                  : ListedLayers.of(wishes.layers(), wishes.modules(), state, input);
          return Fitting.of(chosen, state, input);
        });
  }

  /** Messages begin with the file. */
  private <T> T saying(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String path = model.path().toString();
      throw message.startsWith(path) ? e : new IllegalArgumentException(path + " " + message, e);
    }
  }

  private static Preprocessing preprocessing(ImageTransform transform) {
    return new Preprocessing.Channels(
        ChannelOrder.RGB, 1 / 255.0, transform.mean(), transform.deviation());
  }
}
