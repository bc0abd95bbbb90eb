package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's plugins: built as a researcher builds them, dropped into a folder, used. */
class PluginsTest {
  private static final String VERSION = "0.1.0";

  @TempDir private Path folder = Path.of("");

  @Test
  void buildsTheExamplePluginOutOfTreeAndUsesItFromAYamlFile() throws Exception {
    Path project = folder.resolve("example-plugin");
    copy(Graft.ROOT.resolve("src-test/product/example-plugin"), project);
    build(project, repository());
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path jar = project.resolve("target/gradual-plugin-1.0.jar");
    Files.copy(jar, plugins.resolve("gradual.jar"));

    Graft graft = new Graft(folder).with("GRAFT_PLUGINS", plugins.toString());
    assertThat(graft.run("list", "strategies").out())
        .contains("gradual-unfreezing", "nearest-class-mean", "1801.06146");
    Graft.Result result = graft.run("run", project.resolve("experiments/gradual.yaml").toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("gradual-unfreezing", "nearest-class-mean");
  }

  @Test
  void leavesABrokenPluginOutAndNamesIt() throws Exception {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(plugins.resolve("broken.jar"), "no zip file");
    Graft.Result result = new Graft(folder).run("list", "strategies", "--plugins", "plugins");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("broken.jar");
    assertThat(result.out()).contains("fine-tune");
  }

  /** A Maven repository with what a plugin is built against, as the build made it. */
  private Path repository() throws IOException {
    Path repository = folder.resolve("repository");
    install(repository, "graft-parent", "", "pom.xml");
    install(repository, "graft-stats", "core/stats", "pom.xml");
    install(repository, "graft-spi", "core/spi", "pom.xml");
    install(repository, "graft-testkit", "src-test/testkit", "pom.xml");
    return repository;
  }

  private static void install(Path repository, String artifact, String module, String pom)
      throws IOException {
    Path place =
        Files.createDirectories(repository.resolve("org/graft").resolve(artifact).resolve(VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(Graft.ROOT.resolve(module).resolve(pom), place.resolve(name + ".pom"));
    Path jar = Graft.ROOT.resolve(module).resolve("target").resolve(name + ".jar");
    if (!module.isEmpty()) {
      Files.copy(jar, place.resolve(name + ".jar"));
    }
  }

  private void build(Path project, Path repository) throws IOException, InterruptedException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.xml"),
            """
            <settings>
              <profiles>
                <profile>
                  <id>graft</id>
                  <repositories>
                    <repository><id>graft</id><url>%s</url></repository>
                  </repositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>graft</activeProfile></activeProfiles>
            </settings>
            """
                .formatted(repository.toUri()));
    Path log = folder.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                Graft.ROOT.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-gs",
                settings.toString(),
                "-f",
                project.toString(),
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Graft.read(log)).isZero();
    for (String artifact : List.of("graft-parent", "graft-stats", "graft-spi", "graft-testkit")) {
      forget(artifact);
    }
  }

  /**
   * Maven copies what it resolved into its own repository; a later build must not find it there.
   */
  private static void forget(String artifact) throws IOException {
    Path cached =
        Path.of(System.getProperty("user.home"), ".m2/repository/org/graft", artifact, VERSION);
    if (Files.isDirectory(cached)) {
      try (Stream<Path> files = Files.walk(cached)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !from.relativize(f).startsWith("target")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
