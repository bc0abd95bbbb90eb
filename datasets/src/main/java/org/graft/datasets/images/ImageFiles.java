package org.graft.datasets.images;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;

/**
 * Pictures one by one, decoded as {@link ImageFolder} decodes them: {@code {image-files: {files:
 * [dog.jpg], size: 224}}}. Each is a class of its own, named after its file; train and test are the
 * same. For looking at pictures, not for training on them.
 *
 * @param files pictures, and folders whose pictures are meant (hidden files are not)
 * @param size height and width of inputs
 * @param color channels
 * @param resize how sizes change
 * @param fit how aspect ratios change
 * @param shorterSide what the shorter side is resized to before the centre is cut out
 */
@Name(
    value = "image-files",
    doc = "Pictures one by one, each a class of its own, named after its file; not to train on.")
public record ImageFiles(
    @Param(doc = "Picture files, or folders of them.") List<Path> files,
    @Param(doc = "Height and width of inputs: 224, or 120x160.", unit = "pixels") Size size,
    @Param(doc = "Channels: rgb, or grey.", byDefault = "rgb") Color color,
    @Param(
            doc = "Resizing: by Keras's names, which do not antialias, or pillow-*, which do.",
            byDefault = "bilinear")
        Resize resize,
    @Param(
            doc = "Other aspect ratios: stretch, center-crop, or pad with black.",
            byDefault = "stretch")
        Fit fit,
    @Param(
            doc =
                "What the shorter side is resized to before the centre of that size is cut out, as"
                    + " networks of torchvision, timm and the Hub expect; absent: fit alone.",
            unit = "pixels",
            min = 1)
        Optional<Integer> shorterSide)
    implements DatasetProvider {
  private static final Limits LIMITS = new Limits(10_000, 50);

  /** Checks that there is something to decode. */
  public ImageFiles {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("image-files needs one file or more");
    }
    new Geometry(size, color, resize, fit, shorterSide);
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path file : files) {
      paths.addAll(pictures(file, access.resolve(file)));
    }
    Geometry geometry = new Geometry(size, color, resize, fit, shorterSide);
    List<FloatBuffer> rows = Workers.map(paths, path -> decode(access.resolve(path), geometry));
    Tensor inputs = Tensor.of(geometry.shape().batch(rows.size()), rows, 1);
    Examples examples = new Examples(inputs, IntStream.range(0, rows.size()).toArray());
    return new Dataset(
        paths.stream().map(Path::toString).toList(), examples, Optional.empty(), examples);
  }

  private static List<Path> pictures(Path asked, Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(asked);
    }
    if (!Files.isDirectory(path)) {
      throw new IOException("image-files: there is no file or folder " + path);
    }
    try (Stream<Path> children = Files.list(path)) {
      List<Path> found =
          children
              .filter(Files::isRegularFile)
              .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
              .sorted()
              .map(child -> asked.resolve(path.relativize(child)))
              .toList();
      if (found.isEmpty()) {
        throw new IOException("image-files: the folder " + path + " holds no files");
      }
      return found;
    }
  }

  private static FloatBuffer decode(Path path, Geometry geometry) throws IOException {
    if (Files.size(path) > LIMITS.bytes()) {
      throw new IOException(
          path + " has " + Files.size(path) + " bytes, more than a picture of the size allowed");
    }
    try {
      PictureReader reader = new PictureReader(Files.readAllBytes(path));
      reader.check(LIMITS);
      return FloatBuffer.wrap(geometry.numbers(reader.decode()));
    } catch (BrokenPictureException e) {
      throw new IOException(path + " " + e.getMessage(), e);
    }
  }
}
