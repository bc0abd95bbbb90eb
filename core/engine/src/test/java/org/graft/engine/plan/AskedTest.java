package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.graft.engine.lab.Lab;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Strategy;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.junit.jupiter.api.Test;

final class AskedTest {
  @Test
  void givesUpAStrategyThatNeverAnswers() {
    Setting setting = Lab.plan().settings().get(0);
    Choice<Strategy> endless = Choice.of(new Endless(), Optional.empty(), "lab.yaml:7");
    Asked asked = Asked.of(endless, setting, Duration.ofMillis(50), Duration.ofSeconds(1));
    assertThat(asked.fault()).hasValue("strategy 'endless': recipe() gave no answer in 1 s");
    assertThat(asked.recipe()).isEmpty();
  }

  /** Thinks for ever. */
  @Name(value = "endless", doc = "Thinks for ever.")
  record Endless() implements TransferStrategy {
    @Override
    public Recipe recipe(BackboneCard backbone, TaskCard task) {
      while (true) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
