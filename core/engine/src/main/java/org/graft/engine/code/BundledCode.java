package org.graft.engine.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.graft.spi.Plugin;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Extension;

/**
 * Digests of the extensions that ship, computed once by the build into a file beside the jars'
 * folder, so that a start need not read their classes. A digest counts only as long as its jar
 * holds what it held then.
 */
public final class BundledCode {
  private static final String FILE = "code-digests";
  private static final Map<Path, BundledCode> BY_FOLDER = new ConcurrentHashMap<>();

  private final Map<String, String> digests = new HashMap<>();
  private final Map<Path, String> contents = new ConcurrentHashMap<>();

  private BundledCode(Path table) {
    try {
      for (String line :
          Files.isRegularFile(table) ? Files.readAllLines(table) : List.<String>of()) {
        int last = line.lastIndexOf(' ');
        digests.put(line.substring(0, Math.max(0, last)), line.substring(last + 1));
      }
    } catch (IOException e) {
      digests.clear();
    }
  }

  /** Writes the table of all extensions on the class path into the file named first. */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
      for (Class<? extends Extension> type : plugin.extensions()) {
        Path jar = Origin.place(type);
        if (jar != null && Files.isRegularFile(jar)) {
          lines.add(key(content(jar), type) + " " + Origin.computed(type, jar).digest());
        }
      }
    }
    Collections.sort(lines);
    Files.write(Path.of(arguments[0]), lines);
  }

  /** The digest of a class in {@code jar}, where the build computed it. */
  static Optional<String> digest(Path jar, Class<?> type) throws IOException {
    Path library = jar.toAbsolutePath().getParent();
    Path bundle = library == null ? null : library.getParent();
    if (bundle == null || !Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    BundledCode known = BY_FOLDER.computeIfAbsent(bundle, b -> new BundledCode(b.resolve(FILE)));
    return known.find(jar, type);
  }

  private Optional<String> find(Path jar, Class<?> type) throws IOException {
    if (digests.isEmpty()) {
      return Optional.empty();
    }
    String content = contents.get(jar);
    if (content == null) {
      content = content(jar);
      contents.put(jar, content);
    }
    return Optional.ofNullable(digests.get(key(content, type)));
  }

  private static String key(String content, Class<?> type) {
    return content + " " + type.getName();
  }

  /** Names, sizes and checksums of a jar's files, as its directory lists them. */
  private static String content(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Digest digest = new Digest();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        digest.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
      }
      return digest.hex();
    }
  }
}
