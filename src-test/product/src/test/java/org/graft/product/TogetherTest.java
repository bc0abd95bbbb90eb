package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are trained in one call are the trials that they are alone. */
class TogetherTest {
  private static final String FILE =
      """
      experiment: together
      source: {blobs: {samples: 400, random-state: 1, train: 200}}
      target: {blobs: {samples: 400, random-state: 2, train: 200}}
      backbone: {mlp: {hidden: [6, 5]}}
      training: {epochs: 3}
      strategies:
        - scratch: {rate: [0.01, 0.1, 1e30]}
        - fine-tune: {frozen: 1, rate: [0.05, 0.2]}
      repeats: {training: 4}
      trainer: lanes
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void aSweepOverRatesIsOneStepAndTheTrialThatDivergesIsTheOnlyOneThatFails() throws Exception {
    Graft graft = new Graft(folder).with("GRAFT_LOG", "DEBUG");
    graft.write("together.yaml", FILE);
    Graft.Result run = graft.run("run", "together.yaml", "--no-isolate");
    // The source model, the features above the first layer, 12 trials and 8 in one call each.
    assertThat(run.err()).contains("4 steps for 20 trials", "16 completed, 4 failed");
    assertThat(run.exit()).isEqualTo(1);
    List<String> rows =
        graft
            .run("export", "runs/together")
            .out()
            .lines()
            .filter(l -> l.contains("blobs"))
            .toList();
    assertThat(rows).hasSize(20);
    for (String row : List.of(rows.get(0), rows.get(3), rows.get(19))) {
      String trial = row.substring(0, row.indexOf(','));
      Graft.Result again = graft.run("rerun", trial);
      assertThat(again.out()).contains("bit for bit");
      assertThat(again.exit()).isZero();
    }
  }
}
