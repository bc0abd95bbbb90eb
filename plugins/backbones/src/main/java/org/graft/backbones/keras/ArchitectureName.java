package org.graft.backbones.keras;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.base.NearMiss;

/**
 * The name of an architecture: one of {@link Architecture}, or one of PyTorch's libraries, with or
 * without the library's name before it. Of a name that both have, such as {@code resnet50}, it is
 * Keras's without a library.
 *
 * @param text as written in experiments
 */
public record ArchitectureName(String text) {
  /** Checks that there is one of that name. */
  public ArchitectureName {
    if (keras(text).isEmpty() && TorchArchitectures.find(text).isEmpty()) {
      List<String> names =
          Stream.concat(
                  Arrays.stream(Architecture.values()).map(ArchitectureName::word),
                  TorchArchitectures.all().stream().map(a -> a.library() + "/" + a.name()))
              .toList();
      throw new IllegalArgumentException(NearMiss.message("architecture", text, names));
    }
  }

  /** Reads a name. */
  public static ArchitectureName parse(String text) {
    return new ArchitectureName(text.trim());
  }

  /** The name of one that Keras has. */
  public static ArchitectureName of(Architecture architecture) {
    return new ArchitectureName(word(architecture));
  }

  Optional<Architecture> keras() {
    return keras(text);
  }

  /** PyTorch's, where it is not one of Keras's. */
  TorchArchitecture torch() {
    return TorchArchitectures.of(text);
  }

  private static Optional<Architecture> keras(String text) {
    return Arrays.stream(Architecture.values()).filter(a -> word(a).equals(text)).findFirst();
  }

  private static String word(Architecture architecture) {
    return architecture.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return text;
  }
}
