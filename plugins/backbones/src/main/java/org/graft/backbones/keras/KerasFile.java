package org.graft.backbones.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.pretrained.Fields;
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
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A network that Keras saved whole, as a {@code .keras} archive or as HDF5: {@code {keras-file:
 * {file: vgg16.h5, preprocessing: caffe}}}. Its configuration and its weights are checked against
 * each other before anything runs; no code in either is run.
 *
 * <p>What pixels must look like is not in such a file unless the network begins with a Rescaling or
 * Normalization layer; then {@code preprocessing} may be left out, else it has to be named.
 */
@Name(value = "keras-file", doc = "A pretrained network from a file of Keras's, .keras or .h5.")
public record KerasFile(
    @Param(
            doc =
                "The file, saved with model.save as .keras or .h5, or weights alone in .h5 with an"
                    + " architecture.")
        Path file,
    @Param(
            doc =
                "What becomes of pixels 0..255 first. Absent: the file's own Rescaling or"
                    + " Normalization, if it begins with one, or the named architecture's.")
        Optional<Preprocessing> preprocessing,
    @Param(
            doc =
                "What the last layer outputs: scores, to which softmax is applied (of one unit,"
                    + " sigmoid), probabilities or features. Absent: found out, or asked for.")
        Optional<Output> output,
    @Param(doc = "Which of the network's outputs, where it has several.")
        Optional<String> outputName,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: they have none.")
        Optional<Path> classes,
    @Param(
            doc =
                "Height and width of inputs: those in the file, or the data's, which a"
                    + " convolutional network can take.",
            byDefault = "file")
        InputSize inputSize,
    @Param(doc = "The network, where the file holds weights alone.")
        Optional<Architecture> architecture,
    @Param(doc = "Licence of the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  private static final String KIND = "a file of Keras's (.keras or .h5)";
  private static final Set<FileKind> READABLE = Set.of(FileKind.HDF5, FileKind.KERAS);

  /** Which height and width the network takes. */
  public enum InputSize {
    /** Those it was saved with. */
    FILE,
    /** Those of the data; a layer that holds weights for each pixel refuses others. */
    DATA
  }

  /** One whose licence and citation are not stated. */
  public KerasFile(
      Path file,
      Optional<Preprocessing> preprocessing,
      Optional<String> features,
      Optional<Path> classes,
      InputSize inputSize) {
    this(
        file,
        preprocessing,
        Optional.empty(),
        Optional.empty(),
        features,
        classes,
        inputSize,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Weights alone, under a named architecture's own preprocessing. */
  public static KerasFile weights(Path file, Architecture architecture) {
    return new KerasFile(
        file,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        InputSize.FILE,
        Optional.of(architecture),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    return read(model, (config, arrays, scores) -> sized(config).input().shape());
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    return read(
        model, (config, arrays, scores) -> card(access, input, model, config, arrays, scores));
  }

  private BackboneCard card(
      DataAccess access,
      Shape input,
      ModelFile model,
      KerasModel config,
      KerasWeights arrays,
      Optional<String> scores)
      throws IOException {
    Conversion conversion = new Conversion(sized(config), arrays, input);
    Network network = conversion.network();
    boolean classifier =
        network.classifies() || scores.isPresent() || output.orElse(null) == Output.SCORES;
    if (conversion.reordered() && classifier) {
      throw new IllegalArgumentException(
          "its classes are a flattened image in '"
              + network.output().name()
              + "', which Graft orders channels first; say 'output: features' to use it for"
              + " features");
    }
    return new PretrainedNetwork(network, model)
        .card(
            access,
            input,
            new PretrainedNetwork.Wishes(
                entrance(config), output, scores, features, classes, credits(config.notes())));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    ModelFile model =
        ModelFile.of(access, file, KIND, READABLE)
            .expect(card.digest().orElse("a card of another network"));
    Shape input = card.network().input();
    return Optional.of(
        read(
            model,
            (config, arrays, scores) -> new Conversion(sized(config), arrays, input).weights()));
  }

  private KerasModel sized(KerasModel config) {
    return inputSize == InputSize.DATA ? config.ofAnySize() : config;
  }

  private Credits credits(List<String> notes) {
    String published = architecture.map(Architecture::citation).orElse("");
    return new Credits(licence.orElse(""), citation.orElse(published), notes);
  }

  private Preprocessing entrance(KerasModel config) {
    if (preprocessing.isEmpty() && architecture.isPresent()) {
      return architecture.get().preprocessing();
    }
    if (preprocessing.isPresent() || !FixedScaling.is(config.layers().get(0))) {
      return preprocessing.orElseThrow(
          () ->
              new IllegalArgumentException(
                  "the file does not say what pixels its network expects; name it:"
                      + " 'preprocessing: caffe' (also torch, tf, unit, none, channels)"));
    }
    return new Preprocessing.None();
  }

  /** With a head for as many classes as the file has weights for, or without one. */
  private static KerasModel named(Architecture architecture, KerasWeights arrays)
      throws IOException {
    Optional<LayerArrays> head = arrays.of(architecture.head());
    if (head.isEmpty()) {
      return architecture.body();
    }
    return architecture.model(head.get().outputs());
  }

  /** Something made from an open file. */
  private interface Reading<T> {
    /**
     * Makes it.
     *
     * @param scores what in the file says that its outputs are scores; empty where nothing does
     */
    T from(KerasModel config, KerasWeights arrays, Optional<String> scores) throws IOException;
  }

  private <T> T read(ModelFile model, Reading<T> reading) throws IOException {
    try (KerasContents contents = KerasContents.open(model.path())) {
      if (contents.config().isEmpty() && contents.numbered() && architecture.isEmpty()) {
        throw new IOException(
            model.path()
                + " holds weights alone, numbered as Keras 3's save_weights writes them"
                + " (.weights.h5), and no network; name it where it is a chain of layers,"
                + " 'architecture: vgg16' (see graft list backbones architecture), or save both with"
                + " model.save('model.keras')");
      }
      if (contents.config().isPresent() == architecture.isPresent()) {
        throw new IOException(
            model.path()
                + (contents.config().isPresent()
                    ? " holds a network of its own; leave 'architecture' out"
                    : " holds no 'model_config', so perhaps weights alone; name their network:"
                        + " 'architecture: vgg16' (see graft list backbones architecture), or save"
                        + " both with model.save('model.keras')"));
      }
      if (architecture.isPresent()) {
        KerasWeights arrays =
            contents.numbered()
                ? NumberedWeights.of(
                    contents.hdf5(),
                    ArchitectureName.of(architecture.get()).toString(),
                    architecture.get().model(1))
                : KerasWeights.of(contents.hdf5(), List.of(), Set.of()).rotated(contents.rotated());
        KerasModel named = named(architecture.get(), arrays);
        return reading.from(
            named,
            arrays.named(named.layers().stream().map(KerasLayer::name).toList()),
            Optional.empty());
      }
      Fields config = Fields.parse("its configuration", contents.config().orElseThrow());
      Versions.check(contents.version(), contents.config().orElseThrow());
      Versions.tellApart(contents.version(), config.json());
      KerasModel network = KerasModel.parse(config, outputName);
      Kinds.refuseCode(network.layers());
      KerasWeights arrays =
          contents.numbered()
              ? NumberedWeights.of(contents.hdf5(), config, network.layers())
              : KerasWeights.of(contents.hdf5(), network.layers(), network.unused());
      return reading.from(
          network, arrays.rotated(contents.rotated()), Loss.ofScores(contents.compiled()));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(model.path().toString())
          ? e
          : new IllegalArgumentException(model.path() + ": " + message, e);
    } catch (IllegalStateException
        | ArithmeticException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw new IOException(
          model.path() + ": its configuration is not as Keras writes it (" + e + ")", e);
    }
  }
}
