package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of IDX files under their published names, each plain or as gzip.
 *
 * @param path the folder
 */
record IdxFolder(Path path) {
  private static final int SHOWN = 12;

  /**
   * The files of the given names, each as it is, with {@code .gz}, or with a dot before {@code
   * idx}.
   *
   * @param dataset whose files they are, for the message
   * @throws IOException naming every file that is missing and what the folder holds
   */
  List<Path> find(String dataset, List<String> names) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IOException(
          "%s: there is no folder %s; expected one with %s (plain or with .gz)"
              .formatted(dataset, path, String.join(", ", names)));
    }
    List<Path> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      candidates(name)
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresentOrElse(found::add, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "%s: the folder %s lacks %s (plain or with .gz); it holds: %s"
              .formatted(dataset, path, String.join(", ", missing), contents()));
    }
    return List.copyOf(found);
  }

  private Stream<Path> candidates(String name) {
    String dotted = name.replaceFirst("-(idx\\d)", ".$1");
    return Stream.of(name, name + ".gz", dotted, dotted + ".gz").map(path::resolve);
  }

  private String contents() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      List<String> names = entries.map(p -> p.getFileName().toString()).sorted().toList();
      String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
      return names.isEmpty()
          ? "nothing"
          : shown + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
  }
}
