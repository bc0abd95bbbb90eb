package org.graft.engine.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a task printed, in short. */
final class TaskLog {
  static final String FILE = "log";

  private static final int LINES = 3;
  private static final int LENGTH = 600;
  private static final int READ = 1 << 16;

  private TaskLog() {}

  /** The first lines of a log, and the last where it is another one; empty without any. */
  static String words(Path log) {
    String text;
    try (java.io.InputStream bytes = Files.newInputStream(log)) {
      text = new String(bytes.readNBytes(READ), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> said = new ArrayList<>(lines.subList(0, Math.min(LINES, lines.size())));
    if (lines.size() > LINES) {
      said.add("... " + lines.get(lines.size() - 1));
    }
    String all = String.join("; ", said);
    return all.length() <= LENGTH ? all : all.substring(0, LENGTH) + "...";
  }

  /** The first log below a round's folder that says anything, with what it says. */
  static Optional<String> any(Path round) {
    if (!Files.isDirectory(round)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(round)) {
      List<Path> logs =
          files
              .filter(file -> file.endsWith(FILE))
              .sorted(Comparator.comparing(Path::toString))
              .collect(Collectors.toList());
      return logs.stream()
          .map(log -> new String[] {log.toString(), words(log)})
          .filter(one -> !one[1].isEmpty())
          .map(one -> one[0] + " says: " + one[1])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
