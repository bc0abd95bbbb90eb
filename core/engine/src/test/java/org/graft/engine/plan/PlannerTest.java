package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void saysInWordsWhatIsWrongWithAFile() {
    assertThat(Planner.message(new AccessDeniedException("a.jpg")))
        .isEqualTo("a.jpg: access denied");
    assertThat(Planner.message(new NoSuchFileException("b.h5"))).isEqualTo("b.h5: no such file");
    assertThat(Planner.message(new IOException("c is broken"))).isEqualTo("c is broken");
    assertThat(Planner.message(new IOException())).isEqualTo("java.io.IOException");
  }
}
