package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledFeaturesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void keepsFrozenFeaturesAsPooledByTheStrategy() throws Exception {
    Pictures.write(folder.resolve("pictures"), List.of("blue", "green", "red"), 12);
    Graft graft = new Graft(folder);
    graft.write(
        "pooled.yaml",
        """
        source: {image-folder: {folder: pictures, size: 16, test: 0.25}, scale: unit}
        target: {image-folder: {folder: pictures, size: 16, test: 0.25}, scale: unit}
        backbone: {convnet: {layers: [convolution: {filters: 4, activation: relu}]}}
        training: {optimizer: {adam: {rate: 0.01}}, batch: 8, epochs: 5}
        strategies:
          - feature-extractor: {hidden: [global-average-pooling]}
            as: pooled
          - scratch: {hidden: [global-average-pooling]}
            as: anew
        """);
    Graft.Result plan = graft.run("plan", "pooled.yaml");
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("up to global_average_pooling_1");
    Graft.Result run = graft.run("run", "pooled.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("pooled", "anew");
    assertThat(folder.resolve("runs/pooled/report/index.html")).isRegularFile();
  }
}
