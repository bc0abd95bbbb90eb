package org.graft.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The JDKs from 17 on that this machine has. */
final class Jdks {
  private static final int OLDEST = 17;

  private Jdks() {}

  /** The one that runs this test first. */
  static Set<Path> all() throws IOException {
    Set<Path> jdks = new LinkedHashSet<>();
    jdks.add(Path.of(System.getProperty("java.home")).toRealPath());
    Path places = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(places)) {
      try (Stream<Path> found = Files.list(places)) {
        for (Path jdk : found.sorted().toList()) {
          if (Files.isExecutable(jdk.resolve("bin/javac")) && version(jdk) >= OLDEST) {
            jdks.add(jdk.toRealPath());
          }
        }
      }
    }
    return jdks;
  }

  private static int version(Path jdk) throws IOException {
    return Files.readString(jdk.resolve("release"))
        .lines()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> Integer.parseInt(line.replaceAll("[^0-9]+", " ").trim().split(" ", 2)[0]))
        .findFirst()
        .orElse(0);
  }
}
