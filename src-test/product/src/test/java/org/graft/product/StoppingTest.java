package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends as soon as its declared comparisons are decided. */
class StoppingTest {
  private static final String FILE =
      """
      experiment: early
      target: {blobs: {samples: 300, random-state: 2, train: 150}}
      source: {blobs: {samples: 300, random-state: 1, train: 150}}
      backbone: {mlp: {hidden: [5]}}
      training: {epochs: 30}
      strategies: [{scratch: {}, as: thirty}, {scratch: {training: {epochs: 1}}, as: one}]
      baseline: one
      repeats: {training: 36}
      stopping: {looks: 3}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void endsAtTheLookThatDecidesAndStaysThere() throws Exception {
    Path file = Files.writeString(folder.resolve("early.yaml"), FILE);
    Graft graft = new Graft(folder);
    Graft.Result plan = graft.run("plan", file.toString());
    assertThat(plan.out()).contains("looked at after 12, 24, 36 repeats", "3.7103, 2.5114, 1.9930");
    Graft.Result run = graft.run("run", file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("48 trials", "every comparison is decided after 24 repeats");
    assertThat(run.err()).doesNotContain("72 trials");
    assertThat(run.out()).contains("thirty beats one", "over 24 paired repeats");
    Graft.Result again = graft.run("run", file.toString());
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(Graft.read(folder.resolve("runs/early/report/index.html")))
        .contains("ended early", "unadjusted for the early stop");
  }
}
