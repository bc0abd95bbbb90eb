package org.graft.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin that is still being written: a Maven project, whose classes are taken from {@code
 * target/classes} and its libraries from {@code target/dependency}, or a folder of classes.
 *
 * @param folder the project, or the classes
 */
record PluginSources(Path folder) {
  private static final String POM = "pom.xml";

  /** Whether a folder is one of these. */
  static boolean are(Path folder) {
    return Files.isRegularFile(folder.resolve(POM))
        || Files.isRegularFile(folder.resolve(PluginClassLoader.SERVICE));
  }

  private boolean project() {
    return Files.isRegularFile(folder.resolve(POM));
  }

  private Path classes() {
    return project() ? folder.resolve("target").resolve("classes") : folder;
  }

  /** Classes first, then jars of libraries. */
  List<Path> places() {
    List<Path> places = new ArrayList<>(List.of(classes()));
    Path libraries = folder.resolve("target").resolve("dependency");
    if (project() && Files.isDirectory(libraries)) {
      try (Stream<Path> jars = Files.list(libraries)) {
        jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(places::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return places;
  }

  /** Why its classes are not what its sources say, and what to do; empty where they are. */
  Optional<String> trouble() {
    return stale().map(why -> why + "; build it: ./mvnw -q compile in " + folder);
  }

  /** Why its classes are not what its sources say; empty where they are. */
  Optional<String> stale() {
    if (!project()) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(service())) {
      return Optional.of(
          "is a project without a build that declares a plugin (no " + service() + ")");
    }
    Optional<Path> source = newest(sources());
    Optional<Path> built = newest(classes());
    return source
        .filter(s -> built.isEmpty() || time(s).compareTo(time(built.get())) > 0)
        .map(s -> folder.relativize(s) + " is newer than its classes");
  }

  /** When its sources changed last. */
  FileTime changed() {
    return newest(sources()).map(PluginSources::time).orElse(FileTime.fromMillis(0));
  }

  /** It was built of sources that had changed then last: some leave no class behind. */
  void builtOf(FileTime changed) throws IOException {
    if (Files.isRegularFile(service()) && time(service()).compareTo(changed) < 0) {
      Files.setLastModifiedTime(service(), changed);
    }
  }

  private Path sources() {
    return folder.resolve("src").resolve("main");
  }

  private Path service() {
    return classes().resolve(PluginClassLoader.SERVICE);
  }

  private static Optional<Path> newest(Path root) {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).max(Comparator.comparing(PluginSources::time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
