package org.graft.engine.spec;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;

/**
 * Puts the files that fit in place of {@code {glob: weights/*.h5}}, as a sweep in the order of
 * their names. Patterns start from the folder of the file that they stand in or, where nothing fits
 * there, from the folders of {@code GRAFT_DATA}, the first with a file that fits; each part of one
 * is a folder or a name, in which {@code *} stands for any characters and {@code ?} for one.
 */
final class Globs {
  private static final String KEY = "glob";
  private static final int MOST = 10_000;

  private final Path folder;
  private final List<Path> further;
  private final Problems problems;

  /**
   * Patterns of one file.
   *
   * @param folder the file's
   * @param further folders that are looked through after it
   */
  Globs(Path folder, List<Path> further, Problems problems) {
    this.folder = folder;
    this.further = List.copyOf(further);
    this.problems = problems;
  }

  /** The same with files in place of patterns. */
  Yaml in(Yaml node) {
    if (node instanceof Yaml.Items items) {
      return new Yaml.Items(items.items().stream().map(this::in).toList(), items.place());
    }
    if (!(node instanceof Yaml.Fields fields)) {
      return node;
    }
    if (fields.onlyKey().filter(KEY::equals).isPresent()
        && fields.fields().get(KEY) instanceof Yaml.Text pattern) {
      return files(pattern, fields);
    }
    Map<String, Yaml> all = new LinkedHashMap<>();
    fields.fields().forEach((key, value) -> all.put(key, in(value)));
    return new Yaml.Fields(all, fields.place());
  }

  private Yaml files(Yaml.Text pattern, Yaml.Fields node) {
    List<Yaml> found = List.of();
    try {
      found =
          anywhere(Path.of(pattern.text())).stream()
              .map(path -> (Yaml) new Yaml.Text(path.toString(), false, node.place()))
              .toList();
    } catch (IOException | PatternSyntaxException | InvalidPathException e) {
      problems.add(node.place(), "glob: " + e.getMessage());
      return new Yaml.Text("none", false, node.place());
    }
    if (found.isEmpty()) {
      problems.add(
          node.place(),
          "glob: no file in "
              + String.join(
                  ", ",
                  Stream.concat(Stream.of(folder), further.stream()).map(Path::toString).toList())
              + " fits '"
              + pattern.text()
              + "'"
              + (further.isEmpty() ? "; GRAFT_DATA may name further folders" : ""));
      return new Yaml.Text("none", false, node.place());
    }
    return new Yaml.Fields(Map.of("sweep", new Yaml.Items(found, node.place())), node.place());
  }

  private List<Path> anywhere(Path asked) throws IOException {
    List<Path> found = fitting(folder, asked);
    for (int i = 0; found.isEmpty() && i < further.size(); i++) {
      found = fitting(further.get(i), asked);
    }
    return found;
  }

  private static List<Path> fitting(Path folder, Path asked) throws IOException {
    int fixed = 0;
    Path base = asked.isAbsolute() ? asked.getRoot() : Path.of("");
    while (fixed < asked.getNameCount() - 1
        && !asked.getName(fixed).toString().matches(".*[*?\\[{].*")) {
      base = base.resolve(asked.getName(fixed++));
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + asked);
    Path start = folder.resolve(base);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start, asked.getNameCount() - fixed)) {
      return all.filter(Files::isRegularFile)
          .map(path -> asked.isAbsolute() ? path : folder.relativize(path))
          .filter(matcher::matches)
          .sorted()
          .limit(MOST)
          .toList();
    }
  }
}
