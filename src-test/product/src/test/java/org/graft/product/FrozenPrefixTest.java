package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenPrefixTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void holdsWhatAStrategyPutsOnTheBodyWithoutParameters() throws Exception {
    Graft graft = new Graft(folder);
    graft.write(
        "prefix.yaml",
        """
        source: {blobs: {samples: 100, random-state: 1, train: 50}}
        target: {blobs: {samples: 100, random-state: 2, train: 50}}
        backbone: {mlp: {hidden: [5, 5]}}
        training: {epochs: 2}
        strategies:
          - feature-extractor: {hidden: [activation: tanh]}
          - scratch: {hidden: [activation: tanh]}
        """);
    Graft.Result plan = graft.run("plan", "prefix.yaml");
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("up to activation_1");
    Graft.Result run = graft.run("run", "prefix.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
  }
}
