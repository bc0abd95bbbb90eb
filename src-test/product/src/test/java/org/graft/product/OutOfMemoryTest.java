package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that is too small ends in advice, whatever the command. */
class OutOfMemoryTest {
  private static final int REPLICATES = 100_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhatToDoWhenTheAnalysisDoesNotFit() throws Exception {
    StringBuilder scores = new StringBuilder("strategy,replicate,score\n");
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      scores.append("scratch,").append(replicate).append(",0.5\n");
      scores.append("tuned,").append(replicate).append(",0.").append(replicate).append('\n');
    }
    Graft graft = new Graft(folder).with("GRAFT_JAVA_OPTS", "-Xmx32m -Xmn8m");
    graft.write("scores.csv", scores.toString());
    Graft.Result result = graft.run("compare", "scores.csv");
    assertThat(result.exit()).as(result.err()).isEqualTo(3);
    assertThat(result.err())
        .contains("graft: out of memory", "GRAFT_JAVA_OPTS=-Xmx")
        .doesNotContain("\tat ");
  }
}
