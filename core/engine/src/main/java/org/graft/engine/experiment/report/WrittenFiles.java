package org.graft.engine.experiment.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.graft.spi.base.Digest;

/**
 * What reports wrote into a folder, kept there in a file of its own: so what they wrote once and no
 * longer write is known from files that are a user's.
 */
final class WrittenFiles {
  /** Lines of a digest and a file's place in the folder. */
  static final String NAME = ".written";

  private final Path folder;
  private final Map<String, String> earlier;
  private final Map<String, String> now = new TreeMap<>();
  private boolean lacking;

  /** What was written into {@code folder} before. */
  WrittenFiles(Path folder) throws IOException {
    this.folder = folder;
    this.earlier = read(folder.resolve(NAME));
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ", 2);
        if (words.length == 2) {
          digests.put(words[1], words[0]);
        }
      }
    }
    return digests;
  }

  Path folder() {
    return folder;
  }

  /** Moves every file of a draft to its place, over what is there. */
  void take(Path draft) throws IOException {
    try (Stream<Path> all = Files.walk(draft)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        now.put(draft.relativize(file).toString(), digest(file));
      }
    }
    ReportFolder.move(draft, folder);
  }

  /** A report that is asked for was not written: its earlier files stay. */
  void lacks() {
    lacking = true;
  }

  /** Notes what was written, and removes what was written before and is no longer. */
  void end() throws IOException {
    for (Map.Entry<String, String> file : earlier.entrySet()) {
      if (lacking) {
        now.putIfAbsent(file.getKey(), file.getValue());
      } else if (!now.containsKey(file.getKey())) {
        remove(file.getKey(), file.getValue());
      }
    }
    List<String> lines =
        now.entrySet().stream().map(file -> file.getValue() + " " + file.getKey()).toList();
    Path draft = folder.resolve(NAME + "." + ProcessHandle.current().pid());
    Files.write(draft, lines);
    Files.move(
        draft,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a file, and folders that are empty then. */
  private void remove(String place, String digest) throws IOException {
    Path home = folder.toAbsolutePath().normalize();
    Path file = home.resolve(place).normalize();
    if (!file.startsWith(home) || !Files.isRegularFile(file) || !digest(file).equals(digest)) {
      return;
    }
    Files.delete(file);
    try {
      for (Path above = file.resolveSibling("");
          !above.equals(home);
          above = above.resolveSibling("")) {
        Files.delete(above);
      }
    } catch (DirectoryNotEmptyException e) {
      return; // something else lies there
    }
  }

  private static String digest(Path file) throws IOException {
    return new Digest().add(Files.readAllBytes(file)).hex();
  }
}
