package org.graft.engine.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where plugins are: a folder, of which each jar is one, and so is each sub-folder, its jars
 * together; a jar; or a plugin that is still being written, see {@link PluginSources}.
 */
final class PluginFolder {
  private final Path folder;
  private final Consumer<BrokenPlugin> broken;

  PluginFolder(Path folder, Consumer<BrokenPlugin> broken) {
    this.folder = folder.toAbsolutePath().normalize();
    this.broken = broken;
  }

  /** Folders named in one option or variable, separated as paths are on this system. */
  static List<Path> split(String folders) {
    return Stream.of(folders.split(java.util.regex.Pattern.quote(File.pathSeparator), -1))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .toList();
  }

  /** One class loader a plugin, by name; unreadable ones are reported instead. */
  List<PluginClassLoader> loaders(ClassLoader parent) {
    List<PluginClassLoader> loaders = new ArrayList<>();
    if (Files.isRegularFile(folder) && isJar(folder)) {
      add(folder, List.of(folder), parent, loaders);
      return loaders;
    }
    if (PluginSources.are(folder)) {
      PluginSources sources = new PluginSources(folder);
      sources
          .trouble()
          .ifPresentOrElse(
              why -> report(folder, why), () -> add(folder, sources.places(), parent, loaders));
      return loaders;
    }
    if (!Files.isDirectory(folder)) {
      report(
          folder,
          "there is no such folder; give one that holds plugin jars, a jar, or a plugin's project");
      return loaders;
    }
    for (Path entry : list(folder)) {
      if (isJar(entry)) {
        add(entry, List.of(entry), parent, loaders);
      } else if (Files.isDirectory(entry)) {
        List<Path> jars = list(entry).stream().filter(PluginFolder::isJar).toList();
        if (!jars.isEmpty()) {
          add(entry, jars, parent, loaders);
        }
      }
    }
    return loaders;
  }

  private void add(
      Path plugin, List<Path> jars, ClassLoader parent, List<PluginClassLoader> loaders) {
    Map<String, Path> declared = new LinkedHashMap<>();
    Map<String, Path> versions = new LinkedHashMap<>();
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      Path other = versions.putIfAbsent(unversioned(jar), jar);
      try {
        for (String type : declared(jar)) {
          other = other == null ? declared.putIfAbsent(type, jar) : other;
        }
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        report(plugin, "its path is no URL: " + e.getMessage());
        return;
      } catch (IOException e) {
        report(plugin, jar.getFileName() + " cannot be read as a jar: " + e.getMessage());
        return;
      }
      if (other != null) {
        report(
            plugin,
            "%s and %s are two versions of one jar; keep one of them"
                .formatted(other.getFileName(), jar.getFileName()));
        return;
      }
    }
    if (declared.isEmpty()) {
      report(plugin, "declares no plugin; a plugin jar has " + PluginClassLoader.SERVICE);
      return;
    }
    loaders.add(new PluginClassLoader(plugin.toString(), urls.toArray(URL[]::new), parent));
  }

  /** The plugins that a jar or a folder of classes declares. */
  private static List<String> declared(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      Path services = place.resolve(PluginClassLoader.SERVICE);
      return Files.isRegularFile(services) ? names(Files.readAllBytes(services)) : List.of();
    }
    try (ZipFile jar = new ZipFile(place.toFile())) {
      ZipEntry services = jar.getEntry(PluginClassLoader.SERVICE);
      if (services == null) {
        return List.of();
      }
      try (InputStream in = jar.getInputStream(services)) {
        return names(in.readAllBytes());
      }
    }
  }

  private static List<String> names(byte[] services) {
    return new String(services, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String unversioned(Path jar) {
    return String.valueOf(jar.getFileName()).replaceFirst("-\\d[\\w.+-]*\\.jar$", ".jar");
  }

  private List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      report(directory, "cannot be listed: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(".jar") && !Files.isDirectory(file);
  }

  private void report(Path where, String why) {
    broken.accept(new BrokenPlugin(where.toString(), String.valueOf(where.getFileName()), why));
  }
}
