package org.graft.backbones.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graft.backbones.dl4j.Dl4jFile;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Weights;

/**
 * A pretrained network of DL4J's zoo: {@code {zoo: {model: vgg16}}}.
 *
 * <p>The zoo states Adler32 checksums alone, which anybody can forge. So the SHA-256 of the first
 * copy is recorded in the cache and asked of every later one. Files are looked for in {@code
 * folder}, in the sub-folder {@code zoo} of folders that GRAFT_DATA names, in the cache, then at
 * the mirrors.
 */
@Name(value = "zoo", doc = "A pretrained network of DL4J's zoo, downloaded once and checked.")
public record Zoo(
    @Param(
            doc =
                "Which. With weights of ImageNet: vgg16, vgg19, resnet50 (not as published: it"
                    + " strides early), squeezenet (1.1), darknet19, darknet19-448, xception,"
                    + " nasnet (mobile). vgg16-cifar10 has those of"
                    + " CIFAR-10, vgg16-vggface of faces, lenet of MNIST. For alexnet and"
                    + " inception-resnet-v1 the zoo has none; unet segments and is no backbone.")
        ZooModel model,
    @Param(doc = "What becomes of pixels 0..255 first; absent: what the network was trained with.")
        Optional<Preprocessing> preprocessing,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features,
    @Param(doc = "Text file of class names, one a line, or imagenet; absent: they have none.")
        Optional<Path> classes,
    @Param(
            doc = "A folder that has the zoo's files, under the zoo's names.",
            affects = Param.Affects.PLACE)
        Optional<Path> folder,
    @Param(
            doc = "Addresses that files are looked for below before the zoo's own, HTTPS only.",
            byDefault = "[]",
            affects = Param.Affects.PLACE)
        List<String> mirrors)
    implements Backbone {
  private static final String HOME = "https://dl4jdata.blob.core.windows.net/models/";
  private static final String SOURCE =
      "from DL4J's zoo (deeplearning4j-zoo 1.0.0-M2.1); its authors state no licence of the weights"
          + " beside Apache-2.0 of the code";

  /** Copies the mirrors and checks that they are addresses. */
  public Zoo {
    mirrors = List.copyOf(mirrors);
    mirrors.forEach(
        mirror -> {
          if (!mirror.startsWith("https://")) {
            throw new IllegalArgumentException(
                "a mirror is an address such as https://example.org/models/, found '"
                    + mirror
                    + "'");
          }
        });
  }

  /** A network as it is. */
  public Zoo(ZooModel model, Optional<Path> folder) {
    this(model, Optional.empty(), Optional.empty(), Optional.empty(), folder, List.of());
  }

  @Override
  public Optional<Shape> input(DataAccess access) {
    return Optional.of(model.input());
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    BackboneCard card = file(access).card(access, input, classCount);
    List<String> notes = new ArrayList<>(model.notes());
    notes.add(SOURCE);
    return new BackboneCard(
        card.network(),
        card.features(),
        card.classes(),
        card.digest(),
        new Credits("Apache-2.0", model.citation(), notes));
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return file(access).pretrained(access, card);
  }

  private Dl4jFile file(DataAccess access) throws IOException {
    String word = model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    ZooModel.ZooFile file =
        model
            .file()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        word + ": " + String.join("; ", model.notes()) + "; take another"));
    Preprocessing pixels =
        preprocessing
            .or(model::preprocessing)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "what "
                            + word
                            + " expects of pixels is not on record; name it: 'preprocessing:"
                            + " caffe' (also torch, tf, unit, none, channels)"));
    Path path =
        folder.isPresent()
            ? access.resolve(folder.get()).resolve(file.name())
            : access.fetch(remote(file));
    return new Dl4jFile(path, pixels, features, classes);
  }

  private DataAccess.RemoteFile remote(ZooModel.ZooFile file) {
    List<URI> places = new ArrayList<>();
    for (String mirror : mirrors) {
      places.add(URI.create(mirror + (mirror.endsWith("/") ? "" : "/") + file.name()));
    }
    places.add(URI.create(HOME + file.name()));
    return DataAccess.RemoteFile.unpinned("zoo", file.name(), places, file.adler32());
  }
}
