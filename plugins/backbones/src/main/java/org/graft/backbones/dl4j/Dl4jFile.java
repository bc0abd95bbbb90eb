package org.graft.backbones.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.backbones.pretrained.ModelFile;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.backbones.pretrained.PretrainedNetwork;
import org.graft.spi.Backbone;
import org.graft.spi.Name;
import org.graft.spi.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
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
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line; absent: numbers from 0.")
        Optional<Path> classes)
    implements Backbone {
  private static final String KIND = "a .zip file saved by DL4J";

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    ModelFile model = ModelFile.of(access, file, KIND);
    return new PretrainedNetwork(read(model, input).network(), model)
        .card(access, input, new PretrainedNetwork.Wishes(preprocessing, features, classes));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    ModelFile model =
        ModelFile.of(access, file, KIND).expect(card.digest().orElse("a card of another network"));
    return Optional.of(read(model, card.network().input()).weights());
  }

  private static Dl4jConversion read(ModelFile model, Shape found) throws IOException {
    try {
      SavedNetwork saved = SavedNetwork.read(model.path());
      Dl4jModel network = Dl4jModel.parse(saved.configuration());
      return Dl4jConversion.of(network, saved.numbers(), input(network, found));
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

  /**
   * A file does not say how large images are; how many channels they have, its first layer does.
   */
  private static Shape input(Dl4jModel network, Shape found) {
    Dl4jLayer first =
        network.layers().stream()
            .filter(l -> l.inputs().contains(network.input()) && l.fields().has("nin"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("its first layer states no inputs"));
    int channels = first.fields().integer("nin");
    boolean vector = first.type().equals("DenseLayer") || first.type().equals("OutputLayer");
    return found.rank() == 3 && !vector
        ? Shape.of(channels, found.size(1), found.size(2))
        : Shape.of(channels);
  }
}
