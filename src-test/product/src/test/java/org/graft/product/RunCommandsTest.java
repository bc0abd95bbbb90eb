package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as a whole: listed, compared, opened, completed in a shell, removed. */
class RunCommandsTest {
  private static final String FIRST =
      """
      source: {blobs: {random-state: 1}}
      target: {blobs: {random-state: 2}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {batch: 32, epochs: 1}
      strategies: [fine-tune: {frozen: 1}, scratch]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void runsAreListedComparedOpenedAndRemoved() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("first.yaml", FIRST);
    graft.write("longer.yaml", FIRST.replace("epochs: 1", "epochs: 2"));
    assertThat(graft.run("runs").out()).startsWith("no runs in");
    assertThat(graft.run("run", "first.yaml").err()).doesNotContain("WARNING");
    assertThat(graft.run("run", "longer.yaml").exit()).isZero();

    Graft.Result runs = graft.run("runs");
    assertThat(runs.out()).containsPattern("first +20.* complete +2/2 +0").contains("2 runs in");

    Graft.Result diff = graft.run("diff", "first", "longer");
    assertThat(diff.exit()).as(diff.err()).isZero();
    assertThat(diff.out())
        .contains("training.epochs: 1 -> 2")
        .contains("0 in both, 2 in first alone, 2 in longer alone")
        .containsPattern("scratch +1 +0\\.\\d{4} +1 +0\\.\\d{4} +[+-]0\\.\\d{4}");

    Graft.Result page = graft.run("open", "first", "--print");
    assertThat(Path.of(page.out().strip())).isRegularFile().endsWith(Path.of("index.html"));

    String trial = graft.run("export", "first").out().lines().toList().get(1).substring(0, 16);
    assertThat(graft.run("complete", "--", "2", "show", trial.substring(0, 6)).out().lines())
        .contains(trial);
    assertThat(graft.run("complete", "--", "2", "open", "lo").out()).isEqualTo("longer\n");
    bashCompletes(graft);

    graft.write(
        "chained.yaml",
        """
        target: {blobs: {random-state: 2}}
        backbone: run:first/%s
        training: {batch: 32, epochs: 1}
        strategies: [classifier]
        """
            .formatted(trial));
    assertThat(graft.run("run", "chained.yaml").exit()).isZero();
    Graft.Result needed = graft.run("rm", "first", "--yes");
    assertThat(needed.exit()).isEqualTo(2);
    assertThat(needed.err()).contains("run 'chained' starts from its trial " + trial);
    assertThat(folder.resolve("runs/first/ledger.sqlite")).exists();

    Graft.Result unasked = graft.run("rm", "longer");
    assertThat(unasked.exit()).isEqualTo(2);
    assertThat(unasked.err()).contains("--yes");

    Files.writeString(folder.resolve("runs/longer/notes.txt"), "mine");
    Graft.Result removed = graft.run("rm", "first", "longer", "chained", "--yes");
    assertThat(removed.exit()).as(removed.err()).isZero();
    assertThat(folder.resolve("runs/first")).doesNotExist();
    assertThat(folder.resolve("runs/longer")).isDirectoryContaining("glob:**notes.txt");
    assertThat(graft.run("runs").out()).startsWith("no runs in");
  }

  private void bashCompletes(Graft graft) throws Exception {
    Path script = graft.write("completion.bash", graft.run("completion", "bash").out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '%s'; COMP_WORDS=('%s' runs --js); COMP_CWORD=2; _graft_complete; echo \"${COMPREPLY[@]}\""
                    .formatted(script, Graft.ROOT.resolve("graft")))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(bash.inputReader().lines().toList()).isEqualTo(List.of("--json"));
  }

  @Test
  void aRunInProgressIsListedAsSuchAndNotRemoved() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "long.yaml", FIRST.replace("epochs: 1", "epochs: 100000") + "repeats: {training: 50}\n");
    Process run = graft.start(folder.resolve("out"), folder.resolve("err"), "run", "long.yaml");
    try {
      Path ledger = folder.resolve("runs/long/ledger.sqlite");
      Waiting.until("the ledger", () -> Files.isRegularFile(ledger));
      assertThat(graft.run("runs").out()).contains("running");
      Graft.Result removed = graft.run("rm", "long", "--yes");
      assertThat(removed.exit()).isEqualTo(2);
      assertThat(removed.err()).contains("in progress");
      assertThat(ledger).exists();
    } finally {
      run.destroy();
      run.waitFor();
    }
    assertThat(graft.run("runs").out()).contains("stopped");
  }
}
