package org.graft.engine.data;

import java.nio.file.Path;
import java.util.List;

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
}
