package org.graft.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code graft export} writes of a run, less what a clock or the process decides. */
final class Exports {
  private static final Set<String> TIMES =
      Set.of("fit_seconds", "predict_seconds", "peak_bytes", "ended");

  private Exports() {}

  /** The rows, the first one with the columns' names. */
  static List<List<String>> of(Graft graft, String run) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = List.of();
    for (String line : graft.run("export", run).out().lines().toList()) {
      List<String> cells = List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
      head = head.isEmpty() ? cells : head;
      List<String> kept = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        if (!TIMES.contains(head.get(i))) {
          kept.add(cells.get(i));
        }
      }
      rows.add(kept);
    }
    return rows;
  }

  /** How much tasks have written of steps that ended. */
  static long journals(Path tasks) throws IOException {
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(tasks)) {
      return files
          .filter(file -> file.toString().endsWith(".outcomes"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (UncheckedIOException e) {
      return 0; // one was collected meanwhile
    }
  }
}
