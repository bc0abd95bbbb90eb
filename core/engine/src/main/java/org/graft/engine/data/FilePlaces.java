package org.graft.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.ClassNames;

/**
 * Where files lie on this machine.
 *
 * @param base the experiment file's folder, which its relative paths start from
 * @param cache where downloads go, a sub-folder for each data set
 * @param folders further folders with such sub-folders, searched first and never written to
 */
public record FilePlaces(Path base, Path cache, List<Path> folders) {
  private static final int ASCII = 128;

  /** Makes the paths absolute. */
  public FilePlaces {
    base = base.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
    folders = folders.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  /**
   * Where a path of the experiment file leads: an absolute one to itself; a relative one to what
   * lies there from the base, else from the first folder that has it, else from the base.
   */
  public Path find(Path path) {
    return Stream.concat(Stream.of(base), folders.stream())
        .map(place -> place.resolve(path).normalize())
        .flatMap(wanted -> onDisk(wanted).stream())
        .findFirst()
        .orElseGet(() -> base.resolve(path).normalize());
  }

  /** The file called so, or else the one whose name is the same in Unicode's composed form. */
  private static Optional<Path> onDisk(Path wanted) {
    if (Files.exists(wanted)) {
      return Optional.of(wanted);
    }
    Path above = wanted.getParent();
    if (above == null || wanted.toString().codePoints().allMatch(c -> c < ASCII)) {
      return Optional.empty();
    }
    Optional<Path> parent = onDisk(above);
    if (parent.isEmpty() || !Files.isDirectory(parent.get())) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(parent.get())) {
      List<Path> alike =
          children.filter(child -> composed(child).equals(composed(wanted))).toList();
      return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // and the file is missed by whoever opens it
    }
  }

  private static String composed(Path path) {
    return ClassNames.composed(String.valueOf(path.getFileName()));
  }
}
