package org.graft.engine.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a plugin is called.
 *
 * @param plugin its jar's name without version and ending
 * @param version what its manifest or its file name says; empty without either
 */
record JarName(String plugin, String version) {
  private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[\\w.+-]*)");

  /**
   * The name of a jar or of a folder of classes.
   *
   * @param together whether several jars in one folder are one plugin, which bears the folder's
   *     name
   */
  static JarName of(Path place, boolean together) throws IOException {
    if (Files.isDirectory(place)) {
      Path target = place.getParent();
      Path module = target == null || !target.endsWith("target") ? null : target.getParent();
      return new JarName(String.valueOf((module == null ? place : module).getFileName()), "");
    }
    String stem = String.valueOf(place.getFileName()).replaceFirst("\\.jar$", "");
    Matcher named = VERSIONED.matcher(stem);
    boolean versioned = named.matches();
    String version = declared(place).orElse(versioned ? named.group(2) : "");
    Path folder = place.getParent();
    String plugin =
        together && folder != null
            ? String.valueOf(folder.getFileName())
            : versioned ? named.group(1) : stem;
    return new JarName(plugin, version);
  }

  private static Optional<String> declared(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest == null
          ? Optional.empty()
          : Optional.ofNullable(manifest.getMainAttributes().getValue("Implementation-Version"));
    }
  }
}
