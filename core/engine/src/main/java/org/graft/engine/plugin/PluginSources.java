package org.graft.engine.plugin;

import java.io.File;
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
    if (undeclared()) {
      return Optional.of(
          "declares no plugin: write src/main/resources/%s with the name of its plugin class%s"
              .formatted(
                  PluginClassLoader.SERVICE,
                  pluginClass().map(name -> ", " + name + ", in one line").orElse("")));
    }
    return stale().map(why -> why + "; build it: ./mvnw -q compile in " + folder);
  }

  /** Why its classes are not what its sources say; empty where they are. */
  Optional<String> stale() {
    if (!project()) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(service()) && !undeclared()) {
      return Optional.of(
          "is a project without a build that declares a plugin (no " + service() + ")");
    }
    Optional<Path> source = newest(sources());
    Optional<Path> built = newest(classes());
    return source
        .filter(s -> built.isEmpty() || time(s).compareTo(time(built.get())) > 0)
        .map(s -> folder.relativize(s) + " is newer than its classes");
  }

  /** Whether it was built of sources that name no plugin, which another build does not mend. */
  private boolean undeclared() {
    return project()
        && !Files.isRegularFile(service())
        && !Files.isRegularFile(sources().resolve("resources").resolve(PluginClassLoader.SERVICE))
        && files(classes()).stream().anyMatch(file -> file.toString().endsWith(".class"));
  }

  /** The first class that is called a plugin, as the scaffold's is; empty if none is. */
  private Optional<String> pluginClass() {
    Path java = sources().resolve("java");
    return files(java).stream()
        .filter(file -> file.toString().endsWith("Plugin.java"))
        .map(file -> java.relativize(file).toString())
        .map(file -> file.substring(0, file.length() - ".java".length()))
        .map(name -> name.replace(File.separatorChar, '.'))
        .findFirst();
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
    return files(root).stream().max(Comparator.comparing(PluginSources::time));
  }

  private static List<Path> files(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
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
