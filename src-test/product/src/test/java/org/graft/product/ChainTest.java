package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of one trial as the backbone of the next. */
class ChainTest {
  private static final String FIRST =
      """
      source: {blobs: {random-state: 1}}
      target: {blobs: {random-state: 2}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {batch: 32, epochs: 3}
      strategies: [fine-tune: {frozen: 1}]
      """;

  @TempDir private Path folder = Path.of("");
  private Graft graft = new Graft(folder);
  private String trial = "";
  private String accuracy = "";

  @BeforeEach
  void runsTheFirst() throws Exception {
    graft = new Graft(folder);
    graft.write("first.yaml", FIRST);
    Graft.Result run = graft.run("run", "first.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> rows = graft.run("export", "first").out().lines().toList();
    trial = rows.get(1).substring(0, 16);
    accuracy = accuracy(graft.run("show", trial).out());
  }

  @Test
  void startsFromTheModelThatAnEarlierTrialEndedWith() throws Exception {
    graft.write("second.yaml", second("run:first/" + trial.substring(0, 8), "none"));
    Graft.Result run = graft.run("run", "second.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
    String asItIs = graft.run("export", "second").out().lines().toList().get(1).substring(0, 16);
    String shown = graft.run("show", asItIs).out();
    assertThat(accuracy(shown)).isEqualTo(accuracy);
    Graft.Result again = graft.run("rerun", asItIs);
    assertThat(again.exit()).as(again.out()).isZero();
    leavesForOtherSoftware();
  }

  private void leavesForOtherSoftware() throws Exception {
    Graft.Result whole = graft.run("export-model", trial, "-o", "out/winner.onnx");
    assertThat(whole.out()).as(whole.err()).contains("'input' is [batch, 2]", "probabilities");
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**winner.onnx");
    Graft.Result named = graft.run("export-model", trial, "-o", "out/winner.safetensors");
    assertThat(named.out()).as(named.err()).contains("scores, without softmax");
    Graft.Result other = graft.run("export-model", trial, "-o", "out/winner.h5");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("*.safetensors or *.onnx", "winner.h5");
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void refusesATrialThatIsNotThereAndInputsScaledOtherwise() throws Exception {
    graft.write("lost.yaml", second("run:first/0000", "none"));
    Graft.Result lost = graft.run("plan", "lost.yaml");
    assertThat(lost.exit()).isEqualTo(2);
    assertThat(lost.err()).contains("no trial '0000'");
    graft.write("scaled.yaml", second("{run: first/" + trial + "}", "standardize"));
    Graft.Result scaled = graft.run("plan", "scaled.yaml");
    assertThat(scaled.exit()).isEqualTo(2);
    assertThat(scaled.err()).contains("fitted to inputs with 'scale: none'", "give it the same");
  }

  private static String second(String backbone, String scale) {
    return """
    target: {blobs: {random-state: 2}, scale: %s}
    backbone: %s
    training: {batch: 32, epochs: 3}
    strategies: [classifier, {fine-tune: {frozen: 1, head: kept}}]
    """
        .formatted(scale, backbone);
  }

  private static String accuracy(String shown) {
    return shown
        .lines()
        .filter(line -> line.startsWith("  accuracy"))
        .findFirst()
        .orElse("none in " + shown);
  }
}
