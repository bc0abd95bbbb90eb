package org.graft.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where files lie on this machine.
 *
 * @param base the experiment file's folder, which its relative paths start from
 * @param cache where downloads go, a sub-folder for each data set
 * @param folders further folders with such sub-folders, searched first and never written to
 */
public record FilePlaces(Path base, Path cache, List<Path> folders) {
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
        .filter(Files::exists)
        .findFirst()
        .orElseGet(() -> base.resolve(path).normalize());
  }
}
