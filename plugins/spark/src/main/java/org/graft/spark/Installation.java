package org.graft.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Spark on this machine.
 *
 * @param home its folder, with its jars in {@code jars} and its settings in {@code conf}
 */
record Installation(Path home) {
  private static final String JARS = "jars";

  /** The cluster's, as {@code SPARK_HOME} says; else the one that was built beside this plugin. */
  static Optional<Installation> find(Optional<String> asked) {
    String environment = System.getenv("SPARK_HOME");
    Optional<String> said = asked.or(() -> Optional.ofNullable(environment));
    List<Path> places = new ArrayList<>();
    if (said.isPresent()) {
      places.add(Path.of(said.get()));
    } else {
      Path own = own().toAbsolutePath();
      places.add(own.resolveSibling("spark"));
      places.add(own.resolveSibling("../spark"));
    }
    return places.stream()
        .map(place -> place.toAbsolutePath().normalize())
        .filter(place -> hasCore(place.resolve(JARS)))
        .map(Installation::new)
        .findFirst();
  }

  private static boolean hasCore(Path jars) {
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("spark-core_"));
    } catch (IOException e) {
      return false;
    }
  }

  /** This plugin's jar, which Spark ships to its executors. */
  static Path own() {
    try {
      return Path.of(
          SparkExecutor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the driver loads classes from: as Spark's own launcher has it, settings first. */
  String classPath() {
    List<String> places = new ArrayList<>(List.of(own().toString(), settings().toString()));
    places.add(home.resolve(JARS).resolve("*").toString());
    for (String name : List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")) {
      Optional.ofNullable(System.getenv(name)).ifPresent(places::add);
    }
    return String.join(File.pathSeparator, places);
  }

  private Path settings() {
    String environment = System.getenv("SPARK_CONF_DIR");
    return environment == null ? home.resolve("conf") : Path.of(environment);
  }

  /** The file of the site's settings, which need not be there. */
  Path defaults() {
    return settings().resolve("spark-defaults.conf");
  }

  /** The site's settings. */
  Properties site() throws IOException {
    Properties all = new Properties();
    if (Files.isRegularFile(defaults())) {
      try (InputStream in = Files.newInputStream(defaults())) {
        all.load(in);
      }
    }
    return all;
  }
}
