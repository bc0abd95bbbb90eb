package org.graft.backbones.torch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.NearMiss;

/** The architectures that there are. */
public final class TorchArchitectures {
  private static final List<TorchArchitecture> ALL =
      Stream.of(Torchvision.all(), Timm.all()).flatMap(List::stream).toList();

  private TorchArchitectures() {}

  /** All, torchvision's first. */
  public static List<TorchArchitecture> all() {
    return ALL;
  }

  /**
   * The one of a name: {@code resnet50}, or with its library {@code torchvision/resnet50}. Of one
   * name in two libraries, torchvision's.
   */
  public static Optional<TorchArchitecture> find(String name) {
    return ALL.stream()
        .filter(a -> name.equals(a.name()) || name.equals(a.library() + "/" + a.name()))
        .findFirst();
  }

  /**
   * The one of a name.
   *
   * @throws IllegalArgumentException if there is none, with names that are near
   */
  public static TorchArchitecture of(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    NearMiss.message(
                        "architecture",
                        name,
                        ALL.stream().map(TorchArchitecture::name).distinct().toList())));
  }
}
