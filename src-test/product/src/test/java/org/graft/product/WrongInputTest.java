package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongInputTest {
  private static final String SOUND =
      """
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 2}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void findsEveryMistakeOfAFileTogether() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "wrong.yaml",
        SOUND
            + """
            strategies:
              - scratch: {rat: 0.1}
              - fine-tone
              - fine-tune: {frozen: 1, rate: fast}
            repeets: {training: 3}
            """);
    Graft.Result result = graft.run("plan", "wrong.yaml");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("wrong.yaml:6", "'rat'", "rate")
        .contains("wrong.yaml:7", "no strategy named 'fine-tone' (did you mean 'fine-tune'?)")
        .contains("wrong.yaml:8", "fast")
        .contains("wrong.yaml:9", "'repeets'", "repeats")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void findsImpossibleCombinationsBeforeAnythingTrains() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "impossible.yaml",
        SOUND.replace("random-state: 2,", "random-state: 2, centers: 4,")
            + """
            strategies:
              - classifier
              - fine-tune: {frozen: 7}
              - fine-tune: {head: kept}
              - fine-tune: {frozen: dense_9}
            """);
    Graft.Result result = graft.run("run", "impossible.yaml");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("impossible.yaml:6", "head has 3 classes, the target has 4")
        .contains("impossible.yaml:7", "depth 7 does not fit a network with 2 blocks")
        .contains("impossible.yaml:8", "say 'head: new'")
        .contains("impossible.yaml:9", "no layer named 'dense_9'")
        .doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void findsEarlyStoppingWithoutAValidationSplitBeforeAnythingTrains() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "stopping.yaml",
        SOUND.replace("epochs: 2", "epochs: 2, early-stopping: {}") + "strategies: [scratch]\n");
    assertFails(graft.run("run", "stopping.yaml"), "the source has none", "validation: 0.1");
    assertFails(graft.run("run", "stopping.yaml", "source.validation=0.2"), "the target has none");
    Graft.Result both =
        graft.run("run", "stopping.yaml", "source.validation=0.2", "target.validation=0.2");
    assertThat(both.exit()).as(both.err()).isZero();
  }

  @Test
  void saysWhatIsWrongWithTheCommandItself() throws Exception {
    Graft graft = new Graft(folder);
    assertFails(graft.run("run", "absent.yaml"), "absent.yaml");
    assertFails(graft.run("rnu", "absent.yaml"), "no command named 'rnu' (did you mean 'run'?)");
    assertFails(graft.run("show", "xyz"), "'xyz' is not a trial's id");
    assertFails(graft.run("report", "nothing"), "no run 'nothing'");
    assertFails(graft.run("list", "datasetts"), "datasetts", "datasets");
    graft.write("sound.yaml", SOUND + "strategies: [scratch]\n");
    assertFails(graft.run("plan", "sound.yaml", "repeats.trainin=3"), "trainin", "training");
    assertFails(graft.run("run", "sound.yaml", "--workers=-1"), "--workers must be 1 or more");
  }

  @Test
  void saysSoWhenThereIsNoCudaDevice() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("sound.yaml", SOUND + "strategies: [scratch]\ntrainer: dl4j\n");
    Graft.Result result = graft.run("run", "sound.yaml", "--backend", "cuda");
    if (!Files.exists(Path.of("/dev/nvidia0"))) {
      assertFails(result, "CUDA");
    }
  }

  @Test
  void namesFolderAndDigestsWhenDataIsMissingOffline() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "mnist.yaml",
        """
        source: {mnist: {}, classes: [0-4]}
        target: {mnist: {}, classes: [5-9]}
        backbone: {mlp: {hidden: 5}}
        strategies: [scratch]
        """);
    assertFails(
        graft.run("plan", "mnist.yaml", "--offline"),
        "train-images-idx3-ubyte.gz",
        folder.resolve("cache").toString(),
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");
  }

  @Test
  void refusesADamagedLedgerAndLeavesItAlone() throws IOException, InterruptedException {
    Graft graft = new Graft(folder);
    graft.write("sound.yaml", SOUND + "strategies: [scratch]\n");
    Path ledger = graft.write("runs/sound/ledger.sqlite", "this is no ledger ".repeat(100));
    Graft.Result result = graft.run("run", "sound.yaml");
    assertFails(result, "ledger.sqlite");
    assertThat(Files.readString(ledger)).startsWith("this is no ledger");
  }

  private static void assertFails(Graft.Result result, String... words) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(words).doesNotContain("Exception in", "\tat ");
  }
}
