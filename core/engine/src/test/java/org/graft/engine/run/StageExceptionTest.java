package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StageExceptionTest {
  @Test
  void saysWhatToDoAboutJavaMemory() {
    assertThat(StageException.describe(new OutOfMemoryError("Java heap space")))
        .contains("out of memory (Java heap space)", "-Xmx", "--workers", "training.batch");
  }

  @Test
  void saysWhatToDoAboutNativeMemory() {
    Throwable nd4j = new RuntimeException("Allocation failed: [std::bad_alloc]");
    assertThat(StageException.describe(nd4j))
        .contains("out of native memory", "std::bad_alloc", "--memory", "training.batch");
  }

  @Test
  void namesOtherFailures() {
    assertThat(StageException.describe(new IllegalStateException("why")))
        .isEqualTo("IllegalStateException: why");
    assertThat(StageException.describe(new IllegalArgumentException("why"))).isEqualTo("why");
  }
}
