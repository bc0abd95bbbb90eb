package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.graft.engine.lab.Lab;
import org.graft.engine.problem.SpecException;
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

  @Test
  void refusesMoreTrialsThanAnyMachineHoldsBeforeItReadsAnything() {
    assertThatThrownBy(() -> Lab.plan("repeats.source=100000", "repeats.training=100000"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(
            "20,000,000,000 trials (1 transfers x 1 backbones x 2 strategies x 100,000 source x 1"
                + " splits x 100,000 training repeats), and an experiment may have 10,000,000");
  }
}
