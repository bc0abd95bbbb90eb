package org.graft.backbones.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Weights;

/**
 * A network that DL4J's {@code ModelSerializer} saved: {@code {dl4j-file: {file: lenet.zip,
 * preprocessing: unit}}}.
 *
 * <p>The file's normalizer, if it has one, is not read: name what it does as preprocessing.
 */
@Name(value = "dl4j-file", doc = "A pretrained network from a file that DL4J saved.")
public record Dl4jFile(
    @Param(doc = "The .zip file, saved with ModelSerializer.") Path file,
    @Param(doc = "What becomes of pixels 0..255 first.") Preprocessing preprocessing,
    @Param(
            doc =
                "What the last layer outputs: scores, to which softmax is applied (of one unit,"
                    + " sigmoid), probabilities or features. Absent: found out, or asked for.")
        Optional<Output> output,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: they have none.")
        Optional<Path> classes,
    @Param(doc = "Licence of the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> licence,
    @Param(doc = "What to cite for the weights, for the card.", affects = Param.Affects.PLACE)
        Optional<String> citation)
    implements Backbone {
  private static final String KIND = "a .zip file saved by DL4J";
  private static final Set<FileKind> READABLE = Set.of(FileKind.DL4J);

  /** One whose licence and citation are not stated. */
  public Dl4jFile(
      Path file, Preprocessing preprocessing, Optional<String> features, Optional<Path> classes) {
    this(
        file,
        preprocessing,
        Optional.empty(),
        features,
        classes,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    return guarded(
        model, () -> input(Dl4jModel.parse(SavedNetwork.read(model.path()).configuration())));
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND, READABLE);
    return new PretrainedNetwork(read(model, input).network(), model)
        .card(
            access,
            input,
            new PretrainedNetwork.Wishes(
                preprocessing, output, Optional.empty(), features, classes, credits()));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    ModelFile model =
        ModelFile.of(access, file, KIND, READABLE)
            .expect(card.digest().orElse("a card of another network"));
    return Optional.of(read(model, card.network().input()).weights());
  }

  private Credits credits() {
    return new Credits(licence.orElse(""), citation.orElse(""), List.of());
  }

  private static Dl4jConversion read(ModelFile model, Shape found) throws IOException {
    return guarded(
        model,
        () -> {
          SavedNetwork saved = SavedNetwork.read(model.path());
          Dl4jModel network = Dl4jModel.parse(saved.configuration());
          return Dl4jConversion.of(network, saved.numbers(), input(network, found));
        });
  }

  /** Something read from a file. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T guarded(ModelFile model, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(model.path() + ": " + e.getMessage(), e);
    } catch (IllegalStateException
        | ArithmeticException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw new IOException(
          model.path() + ": its configuration is not as DL4J writes it (" + e + ")", e);
    }
  }

  /** Vectors, or images where the first layer makes them of rows of pixels; else it is not said. */
  private static Optional<Shape> input(Dl4jModel network) {
    Dl4jLayer first = first(network);
    int channels = first.fields().integer("nin");
    return vectors(first)
        ? Optional.of(Shape.of(channels))
        : first.image().map(size -> Shape.of(channels, size.height(), size.width()));
  }

  /** The first layer that states how many channels or features it takes; padding may precede it. */
  private static Dl4jLayer first(Dl4jModel network) {
    return network.layers().stream()
        .filter(l -> l.fields().has("nin"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layer of it states its inputs"));
  }

  private static boolean vectors(Dl4jLayer first) {
    return first.type().equals("DenseLayer") || first.type().equals("OutputLayer");
  }

  /**
   * A file does not say how large images are; how many channels they have, its first layer does.
   */
  private static Shape input(Dl4jModel network, Shape found) {
    Dl4jLayer first = first(network);
    int channels = first.fields().integer("nin");
    boolean vector = vectors(first);
    return found.rank() == 3 && !vector
        ? Shape.of(channels, found.size(1), found.size(2))
        : Shape.of(channels);
  }
}
