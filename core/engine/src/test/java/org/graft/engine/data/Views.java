package org.graft.engine.data;

import java.util.List;
import java.util.Optional;
import org.graft.spi.network.Size;

/** Views that ask for one thing alone. */
final class Views {
  private Views() {}

  static View testing(String portion) {
    return of(
        Optional.empty(), Optional.of(Portion.parse(portion)), Optional.empty(), Optional.empty());
  }

  static View ofRows(String range) {
    return of(
        Optional.empty(), Optional.empty(), Optional.of(RowChoice.read(range)), Optional.empty());
  }

  static View resized(Size size) {
    return of(Optional.of(size), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static View targetsScaled(TargetScale scale) {
    return of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(scale));
  }

  private static View of(
      Optional<Size> size,
      Optional<Portion> test,
      Optional<RowChoice> rows,
      Optional<TargetScale> targetScale) {
    return new View(
        size,
        List.of(),
        test,
        rows,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Scale.NONE,
        targetScale);
  }
}
