package org.graft.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the build, as the parent's pom lists them, those of profiles included. */
final class Modules {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final String SERVICE = "src/main/resources/META-INF/services/org.graft.spi.Plugin";

  private Modules() {}

  /** Packages of the modules that offer plugins, the engine aside, which offers its own. */
  static List<String> pluginPackages() {
    return all()
        .filter(module -> !module.endsWith("core/engine"))
        .filter(module -> Files.isRegularFile(module.resolve(SERVICE)))
        .flatMap(Modules::packages)
        .toList();
  }

  private static Stream<Path> all() {
    try {
      String pom = Files.readString(Graft.ROOT.resolve("pom.xml"));
      return MODULE.matcher(pom).results().map(found -> Graft.ROOT.resolve(found.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> packages(Path module) {
    Path sources = module.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file.resolveSibling("")).toString())
          .map(folder -> folder.replace('/', '.'))
          .distinct()
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
