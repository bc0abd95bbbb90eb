package org.graft.engine.check;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.base.Extension;

/**
 * The jars and folders of classes of a plugin, its own first.
 *
 * @param places where they lie
 */
record Code(List<Path> places) {
  private static final Logger LOG = LogManager.getLogger(Code.class);
  private static final String CLASS = ".class";

  /**
   * What a plugin's class loader takes them from.
   *
   * @param origin jar or folder of the plugin itself, which is all there is where its classes lie
   *     on Graft's own class path
   */
  static Code of(ClassLoader loader, Path origin) {
    List<Path> places = new ArrayList<>();
    if (loader instanceof URLClassLoader own) {
      for (URL url : own.getURLs()) {
        try {
          places.add(Path.of(url.toURI()));
        } catch (URISyntaxException e) {
          throw new IllegalStateException("a plugin's place is a path", e);
        }
      }
    }
    return new Code(places.isEmpty() ? List.of(origin) : places);
  }

  /** The classes of the first place: the plugin's own. */
  List<byte[]> classes() throws IOException {
    List<byte[]> classes = new ArrayList<>();
    files(
        places.get(0),
        name -> name.endsWith(CLASS) && !name.endsWith("module-info.class"),
        (name, bytes) -> classes.add(bytes));
    return classes;
  }

  /** The plugin's own classes that are extensions, as a loader has them; those that load. */
  List<Class<?>> extensions(ClassLoader loader) throws IOException {
    List<Class<?>> extensions = new ArrayList<>();
    files(
        places.get(0),
        name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"),
        (name, bytes) -> {
          String type = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
          try {
            Class<?> loaded = Class.forName(type, false, loader);
            if (Extension.class.isAssignableFrom(loaded)) {
              extensions.add(loaded);
            }
          } catch (ClassNotFoundException | LinkageError e) {
            LOG.debug("not loaded: {}", type, e); // what it lacks is said elsewhere
          }
        });
    return extensions;
  }

  /** Takes a file. */
  interface Taker {
    void take(String name, byte[] bytes) throws IOException;
  }

  /** Reads files of a jar or folder by their names in it. */
  static void files(Path place, Predicate<String> wanted, Taker taker) throws IOException {
    if (Files.isDirectory(place)) {
      walk(place, wanted, taker);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        walk(jar.getPath("/"), wanted, taker);
      }
    }
  }

  private static void walk(Path root, Predicate<String> wanted, Taker taker) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          taker.take(name, Files.readAllBytes(file));
        }
      }
    }
  }
}
