package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's plugins: built as a researcher builds them, dropped into a folder, used. */
class PluginsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aNewPluginOfEveryKindBuildsPassesAndRunsPackedOrNot() throws Exception {
    Graft graft = new Graft(folder);
    Graft.Result written = graft.run("new", "plugin", "my-lab", "--all");
    assertThat(written.exit()).as(written.err()).isZero();
    Path project = folder.resolve("my-lab");
    Graft.Result unbuilt = graft.run("list", "metrics", "--plugins", "my-lab");
    assertThat(unbuilt.err()).contains("without a build");
    verify(project);

    Graft.Result run =
        graft.run(
            "run",
            "my-lab/experiments/my-lab.yaml",
            "--plugins",
            "my-lab",
            "--executor",
            "my-lab-in-order",
            "--tracker",
            "my-lab-failures");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("my-lab-gradual-unfreezing(epochs=1)", "my-lab-nearest-centroid", "noisy rings");
    assertThat(folder.resolve("failures.txt")).content().contains("completed, 0 failed");
    assertThat(folder.resolve("runs/my-lab/report/scores.md")).exists();

    Graft.Result packed =
        graft.run("list", "trainers", "--plugins", "my-lab/target/my-lab-1.0.jar");
    assertThat(packed.out()).contains("my-lab-regression");
    Graft.Result there = graft.run("new", "plugin", "my-lab", "--metric");
    assertThat(there.exit()).isEqualTo(2);
    assertThat(there.err()).contains("is there already");
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
  private void verify(Path project) throws IOException, InterruptedException {
    Path log = folder.resolve("maven.log");
    Process maven =
        new ProcessBuilder(project.resolve("mvnw").toString(), "-B", "-ntp", "verify")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Graft.read(log)).isZero();
    assertThat(Graft.read(log)).containsPattern("Tests run: [1-9]\\d\\d");
  }
}
