package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is computed twice, and nothing depends on whether it could be kept. */
class ReuseTest {
  private static final String FILE =
      """
      experiment: reuse
      source: {blobs: {samples: 400, random-state: 1, train: 200}}
      target: {blobs: {samples: 400, random-state: 2, train: 200}}
      backbone: {mlp: {hidden: [700, 20]}}
      source-training: {epochs: 2, optimizer: {sgd: {rate: 0.1}}}
      training: {epochs: 2}
      strategies: [scratch, fine-tune: {frozen: [1, 2], rate: 0.1}]
      repeats: {training: 2}
      """;
  private static final String OTHER_RATE = FILE.replace("rate: 0.1}]", "rate: 0.2}]");

  @TempDir private Path folder = Path.of("");

  @Test
  void trainsNoSourceModelAndComputesNoFeaturesForAnotherRate() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("reuse.yaml", FILE);
    assertThat(graft.run("plan", "reuse.yaml").out())
        .containsPattern("source training +1 +0 in the store +4 trials")
        .containsPattern("feature extraction, 1 pass +2 +0 in the store +4 trials, 2 each")
        .contains("by what trainers reckon; nothing like it ran here yet");
    Graft.Result first = run(graft, "reuse.yaml");
    assertThat(first.err()).contains("source model ready", "features ready", "6 completed");
    graft.write("other/reuse.yaml", OTHER_RATE);
    assertThat(graft.run("plan", "other/reuse.yaml").out())
        .contains("1 in the store", "2 in the store", "2 recorded", "estimate: about")
        .containsPattern(
            "to run again, since something changed\\R  (?!scratch).*: 2 trials; .*0\\.1 -> 0\\.2");
    Graft.Result second = run(graft, "other/reuse.yaml");
    assertThat(second.err())
        .contains("source model read", "features read", "2 done before", "4 completed")
        .doesNotContain("ready");
    Graft.Result third = graft.run("run", "other/reuse.yaml", "--runs", "elsewhere");
    assertThat(third.err()).contains("features read", "6 completed").doesNotContain("ready");
    assertThat(table(third)).isEqualTo(table(second));
  }

  @Test
  void saysWhichInputChanged() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("reuse.yaml", FILE);
    run(graft, "reuse.yaml");
    String before = trial(graft);
    assertThat(graft.run("why", before).out()).contains("no earlier run", "it is new");
    graft.write("reuse.yaml", OTHER_RATE);
    Graft.Result planned = graft.run("plan", "reuse.yaml", "--trials");
    String after =
        planned
            .out()
            .lines()
            .filter(l -> l.contains("frozen=1") && l.matches("  [0-9a-f]{16}.*"))
            .findFirst()
            .orElseThrow()
            .trim()
            .substring(0, 16);
    String change = "strategy.fine-tune.rate: 0.1 -> 0.2";
    assertThat(graft.run("why", "reuse.yaml", after).out()).contains(change, before);
    run(graft, "reuse.yaml");
    assertThat(graft.run("why", after).out()).contains(change).doesNotContain("epochs");
    assertThat(graft.run("why", "reuse", before).out()).contains(change, after);
    run(graft, "reuse.yaml", "repeats.training=3");
    assertThat(graft.run("why", after).out()).contains("nothing changed: recorded as completed");
  }

  @Test
  void computesADamagedFileAgainAndSaysSo() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("reuse.yaml", FILE);
    Graft.Result first = run(graft, "reuse.yaml");
    for (Path file : stored()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 5] = (byte) (bytes[bytes.length - 5] ^ 4);
      Files.write(file, bytes);
    }
    Graft.Result verified = graft.run("store", "verify");
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.out()).contains("3 files", "3 damaged", "its checksum does not match");
    Graft.Result second = graft.run("run", "reuse.yaml", "--runs", "elsewhere");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.err())
        .contains("is damaged: its checksum does not match; it is removed and computed again")
        .contains("source model ready", "features ready");
    assertThat(table(second)).isEqualTo(table(first));
    assertThat(graft.run("store", "verify").out()).contains("3 files", " 0 damaged");
  }

  @Test
  void goesOnFromMemoryWhereTheLimitLeavesNoRoom() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("reuse.yaml", FILE);
    Graft.Result tight = run(graft, "reuse.yaml", "--store-limit", "1kB");
    assertThat(tight.err())
        .containsOnlyOnce("the limit is 1.00 kB")
        .contains("6 completed, 0 failed");
    assertThat(stored()).isEmpty();
    Graft.Result roomy = graft.run("run", "reuse.yaml", "--runs", "elsewhere");
    assertThat(table(roomy)).isEqualTo(table(tight));
    assertThat(graft.run("store", "ls").out())
        .contains("source model 1: mlp", "features at dense_1");
    assertThat(graft.run("store", "gc", "--store-limit", "0B").out()).contains("left: 0 files");
    assertThat(graft.run("store", "gc", "--store-limit", "lots").err())
        .contains("--store-limit: expected a size such as 20GB", "'lots'");
  }

  @Test
  void goesOnFromMemoryWhereTheDiskIsFull() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", disk.toString()) == 0,
        "mounting a small disk needs the rights to");
    try {
      Graft graft = new Graft(folder).with("GRAFT_CACHE", disk.toString());
      graft.write("reuse.yaml", FILE);
      Graft.Result result = run(graft, "reuse.yaml", "--store-limit", "1GB");
      assertThat(result.err())
          .containsOnlyOnce("cannot be kept in " + disk.resolve("store"))
          .contains("No space left on device", "6 completed, 0 failed");
    } finally {
      command("umount", disk.toString());
    }
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }

  private static Graft.Result run(Graft graft, String... arguments)
      throws IOException, InterruptedException {
    String[] all = Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
    Graft.Result result = graft.run(all);
    assertThat(result.exit()).as(result.err()).isZero();
    return result;
  }

  private List<Path> stored() throws IOException {
    Path store = folder.resolve("cache/store");
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).toList();
    }
  }

  /** The id of the first trial with a frozen layer. */
  private static String trial(Graft graft) throws IOException, InterruptedException {
    String csv = graft.run("export", "reuse").out();
    return csv.lines()
        .filter(l -> l.contains("frozen=1"))
        .findFirst()
        .orElseThrow()
        .substring(0, 16);
  }

  /** The table's numbers that do not depend on time. */
  private static List<String> table(Graft.Result result) {
    return result
        .out()
        .lines()
        .filter(l -> l.startsWith("  scratch ") || l.startsWith("  fine-tune("))
        .map(l -> l.trim().replaceAll("^(\\S+(?: \\S+)?\\s+(?:\\S+\\s+){6}).*", "$1").strip())
        .toList();
  }
}
