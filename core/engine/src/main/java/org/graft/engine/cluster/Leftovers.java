package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;

/** What tasks leave behind when a submission has ended. */
final class Leftovers {
  private Leftovers() {}

  /** Removes all but logs that say something. */
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        if (Files.isDirectory(path)) {
          removeIfEmpty(path);
        } else if (!path.endsWith("log") || Files.size(path) == 0) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UserException("cannot remove what lies in " + folder + ": " + IoWords.of(e));
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return; // a log is in it
    }
  }
}
