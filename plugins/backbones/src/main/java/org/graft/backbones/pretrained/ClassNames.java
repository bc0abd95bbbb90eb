package org.graft.backbones.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.spi.data.DataAccess;

/** Names of the classes that a pretrained network's head tells apart. */
final class ClassNames {
  private static final long LARGEST = 16 << 20;

  /** The word for the 1,000 classes of ILSVRC 2012, in the order that every network has them in. */
  private static final String IMAGENET = "imagenet";

  private ClassNames() {}

  /**
   * The lines of {@code file}, one name each, or ImageNet's names for the word; none without a
   * file.
   *
   * @throws IOException with a message for the user, if the file is missing, no text, or has not
   *     one line an output
   */
  static List<String> of(DataAccess access, Optional<Path> file, int outputs) throws IOException {
    if (file.isEmpty()) {
      return List.of();
    }
    if (file.get().toString().equals(IMAGENET)) {
      return imagenet(outputs);
    }
    Path path = access.resolve(file.get());
    if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
      throw new IOException("expected a text file of class names at " + path + ", found none");
    }
    List<String> names;
    try {
      names = Files.readAllLines(path).stream().map(String::strip).toList();
    } catch (CharacterCodingException e) {
      throw new IOException(path + " is no text in UTF-8; expected one class name a line", e);
    }
    if (names.size() != outputs || names.stream().anyMatch(String::isEmpty)) {
      throw new IOException(
          "expected "
              + outputs
              + " class names in "
              + path
              + ", one a line, found "
              + names.stream().filter(n -> !n.isEmpty()).count()
              + " on "
              + names.size()
              + " lines");
    }
    return names;
  }

  private static List<String> imagenet(int outputs) throws IOException {
    try (InputStream in = ClassNames.class.getResourceAsStream(IMAGENET + ".txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> names = text.lines().toList();
      if (names.size() != outputs) {
        throw new IOException(
            "'classes: imagenet' names "
                + names.size()
                + " classes, the network tells "
                + outputs
                + " apart");
      }
      return names;
    }
  }
}
