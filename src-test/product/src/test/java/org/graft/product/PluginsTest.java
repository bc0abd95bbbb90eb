package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's plugins: built as a researcher builds them, dropped into a folder, used. */
class PluginsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void buildsTheExamplePluginOutOfTreeAndUsesItFromAYamlFile() throws Exception {
    Path project = folder.resolve("example-plugin");
    copy(Graft.ROOT.resolve("src-test/product/example-plugin"), project);
    build(project);
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path jar = project.resolve("target/gradual-plugin-1.0.jar");
    Files.copy(jar, plugins.resolve("gradual.jar"));

    Graft graft = new Graft(folder).with("GRAFT_PLUGINS", plugins.toString());
    assertThat(graft.run("list", "strategies").out())
        .contains("gradual-unfreezing", "nearest-centroid", "1801.06146");
    Graft.Result result = graft.run("run", project.resolve("experiments/gradual.yaml").toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("gradual-unfreezing", "nearest-centroid");
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

  /** As its author builds it: the build of this checkout has put SPI and testkit in reach. */
  private void build(Path project) throws IOException, InterruptedException {
    Path log = folder.resolve("maven.log");
    Process maven =
        new ProcessBuilder(
                Graft.ROOT.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-f",
                project.toString(),
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Graft.read(log)).isZero();
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
