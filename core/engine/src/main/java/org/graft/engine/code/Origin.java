package org.graft.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The jars or the folder that hold an extension's own classes and resources. */
final class Origin implements AutoCloseable {
  private static final String CLASS = ".class";

  private final Map<String, Content> files = new TreeMap<>();
  private final List<ZipFile> open = new ArrayList<>();

  /** Opens one file of it. */
  private interface Content {
    InputStream open() throws IOException;
  }

  private Origin(List<Path> roots) throws IOException {
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        addFolder(root);
      } else if (Files.exists(root)) {
        addJar(root);
      }
    }
  }

  /** What an extension's class is known by. */
  static ExtensionCode codeOf(Class<?> type) {
    Path place = place(type);
    if (place == null) {
      return new ExtensionCode("unknown", "", "unknown");
    }
    try {
      Optional<String> known = BundledCode.digest(place, type);
      if (known.isPresent()) {
        JarName name = JarName.of(place, false);
        return new ExtensionCode(name.plugin(), name.version(), known.get());
      }
      return computed(type, place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the code of " + type.getName(), e);
    }
  }

  /** The same, read from the classes. */
  static ExtensionCode computed(Class<?> type, Path place) throws IOException {
    boolean plugin = type.getClassLoader() instanceof URLClassLoader;
    List<Path> roots = plugin ? roots((URLClassLoader) type.getClassLoader()) : List.of(place);
    try (Origin origin = new Origin(roots)) {
      JarName name = JarName.of(place, roots.size() > 1);
      return new ExtensionCode(name.plugin(), name.version(), Closure.digest(type, origin));
    }
  }

  /** The jar or folder that a class came from. */
  static @Nullable Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? null : path(location);
  }

  private static List<Path> roots(URLClassLoader loader) {
    List<Path> roots = new ArrayList<>();
    for (URL url : loader.getURLs()) {
      Path path = path(url);
      if (path != null) {
        roots.add(path);
      }
    }
    return roots;
  }

  private static @Nullable Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private void addFolder(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.putIfAbsent(name, () -> Files.newInputStream(file));
              });
    }
  }

  private void addJar(Path root) throws IOException {
    ZipFile zip = new ZipFile(root.toFile());
    open.add(zip);
    for (var entry : Collections.list(zip.entries())) {
      if (!entry.isDirectory()) {
        files.putIfAbsent(entry.getName(), () -> zip.getInputStream(entry));
      }
    }
  }

  /** Whether it holds a class of that internal name, such as {@code org/example/Lab}. */
  boolean has(String internalName) {
    return files.containsKey(internalName + CLASS);
  }

  /** The bytes of a class that it {@link #has}. */
  byte[] bytes(String internalName) throws IOException {
    try (InputStream in = stream(internalName + CLASS)) {
      return in.readAllBytes();
    }
  }

  /** Internal names of all its classes, in order. */
  List<String> classes() {
    return files.keySet().stream()
        .filter(name -> name.endsWith(CLASS))
        .map(name -> name.substring(0, name.length() - CLASS.length()))
        .toList();
  }

  /** Names of the files that its classes may read, in order; none that a build writes anew. */
  List<String> resources() {
    return files.keySet().stream()
        .filter(name -> !name.endsWith(CLASS))
        .filter(
            name ->
                !name.matches(
                    "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.(SF|RSA|DSA|EC)|maven/.*"
                        + "|services/org\\.graft\\.spi\\.Plugin)"))
        .toList();
  }

  /** Opens one of its files. */
  InputStream stream(String name) throws IOException {
    Content content = files.get(name);
    if (content == null) {
      throw new IOException("there is no " + name);
    }
    return content.open();
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : open) {
      zip.close();
    }
  }
}
