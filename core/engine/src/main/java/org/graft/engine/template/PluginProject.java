package org.graft.engine.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.problem.UserException;

/**
 * A plugin's Maven project, as {@code graft new plugin} writes it.
 *
 * @param name of the project, in kebab-case, with which its names in the catalogue begin
 * @param javaPackage of its classes
 * @param examples what it begins with, in order
 */
public record PluginProject(String name, String javaPackage, Set<Example> examples) {
  private static final String NAME = "my-lab";
  private static final String PACKAGE = "org.example.lab";
  private static final String PLUGIN = "LabPlugin";

  /** Checks the names. */
  public PluginProject {
    examples = java.util.Collections.unmodifiableSet(new TreeSet<>(examples));
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new UserException(
          "a plugin's name is words of lower-case letters and digits joined by hyphens, such as"
              + " my-lab; found '"
              + name
              + "'");
    }
    if (!javaPackage.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+")) {
      throw new UserException(
          "--package: expected a Java package such as org.example.lab, found '"
              + javaPackage
              + "'");
    }
    if (javaPackage.startsWith("org.graft.") || javaPackage.startsWith("java")) {
      throw new UserException("--package: " + javaPackage + " is Graft's or the JDK's own");
    }
    if (examples.isEmpty()) {
      throw new UserException(
          "say what the plugin adds: "
              + Arrays.stream(Example.values())
                  .map(example -> "--" + example.option())
                  .collect(Collectors.joining(", "))
              + ", or --all");
    }
  }

  /** The class that names the extensions. */
  private String plugin() {
    return Arrays.stream(name.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Plugin";
  }

  /**
   * Writes it.
   *
   * @param folder where; must not exist, or be empty
   * @param wrapper folder with Maven's wrapper: {@code mvnw}, {@code mvnw.cmd}, {@code
   *     .mvn/wrapper}
   */
  public void write(Path folder, Path wrapper) throws IOException {
    if (Files.exists(folder) && (!Files.isDirectory(folder) || !isEmpty(folder))) {
      throw new UserException(
          folder
              + " is there already; give another name, or --dir. A kind is added to a plugin by hand: its"
              + " record and its test, as docs/kinds shows them, and its class in extensions()");
    }
    String main = "src/main/java/" + javaPackage.replace('.', '/') + "/";
    String test = "src/test/java/" + javaPackage.replace('.', '/') + "/";
    for (Example example : examples) {
      for (String type : example.types()) {
        put(folder, main + type + ".java", text("main/" + type + ".java"));
      }
      put(
          folder,
          test + example.type() + "Test.java",
          text("test/" + example.type() + "Test.java"));
    }
    put(folder, main + plugin() + ".java", listed(text("main/LabPlugin.java")));
    put(
        folder,
        "src/main/resources/META-INF/services/org.graft.spi.Plugin",
        javaPackage + "." + plugin() + "\n");
    put(folder, "pom.xml", text("pom.xml").replace(" <!-- trainer -->\n", training()));
    put(folder, "experiments/" + name + ".yaml", new ExperimentText(name, examples).text());
    put(folder, "README.md", new ReadmeText(name, plugin(), run(), examples).text());
    put(folder, ".github/workflows/build.yml", text("build.yml"));
    put(folder, ".mvn/jvm.config", "-XX:TieredStopAtLevel=1\n");
    put(folder, ".gitignore", "target/\nruns/\n*.part\n");
    for (String file : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(wrapper.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** What a trainer needs beside the SPI. */
  private String training() {
    return examples.contains(Example.TRAINER)
        ? """
            <!-- The training loop that trainers share; Graft brings it along, as it does the SPI. -->
            <dependency>
              <groupId>org.graft</groupId>
              <artifactId>graft-training</artifactId>
              <version>${graft.version}</version>
              <scope>provided</scope>
            </dependency>
        """
        : "";
  }

  private String listed(String source) {
    return source.replace(
        "List.of()",
        "List.of("
            + examples.stream()
                .map(example -> example.type() + ".class")
                .collect(Collectors.joining(", "))
            + ")");
  }

  private void put(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text, StandardCharsets.UTF_8);
  }

  /** A resource with the project's own names. */
  private String text(String resource) throws IOException {
    return resource(resource)
        .replace(PACKAGE, javaPackage)
        .replace(PLUGIN, plugin())
        .replace(NAME, name);
  }

  /** A file of this package as it stands. */
  static String resource(String name) throws IOException {
    try (InputStream in = PluginProject.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The command that uses the plugin, from its folder: executors and trackers are options of it.
   */
  public String run() {
    String executor =
        Stream.of(Example.EXECUTOR, Example.DETACHED_EXECUTOR)
            .filter(examples::contains)
            .findFirst()
            .map(example -> " --executor " + example.name(name))
            .orElse("");
    String tracker =
        examples.contains(Example.TRACKER) ? " --tracker " + Example.TRACKER.name(name) : "";
    return "graft run experiments/" + name + ".yaml --plugins ." + executor + tracker;
  }
}
