package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.Step;
import org.graft.spi.TrialExecutor.StepRunner;
import org.junit.jupiter.api.Test;

final class SlowStepsTest {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Step step = Lab.steps(Lab.plan()).left(Set.of()).get(0);

  @Test
  void namesAStepThatGoesOnAndSaysSoAgain() throws Exception {
    try (SlowSteps slow = new SlowSteps(waiting(), Duration.ofMillis(50), said::add)) {
      assertThat(slow.run(step)).isEqualTo(new StepOutcome.Trials(List.of()));
    }
  }

  @Test
  void saysNothingOfAStepThatEnds() throws Exception {
    StepOutcome end = new StepOutcome.Trials(List.of());
    try (SlowSteps slow = new SlowSteps(ending(end), Duration.ofSeconds(1), said::add)) {
      assertThat(slow.run(step)).isSameAs(end);
      assertThat(said.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  /** Goes on until it was named twice. */
  private StepRunner<Step, StepOutcome> waiting() {
    return new Bare() {
      @Override
      public StepOutcome run(Step step) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
          assertThat(said.poll(30, TimeUnit.SECONDS))
              .startsWith(step.words() + ": still running after ");
        }
        return new StepOutcome.Trials(List.of());
      }
    };
  }

  private static StepRunner<Step, StepOutcome> ending(StepOutcome end) {
    return new Bare() {
      @Override
      public StepOutcome run(Step step) {
        return end;
      }
    };
  }

  private interface Bare extends StepRunner<Step, StepOutcome> {
    @Override
    default StepOutcome skip(Step step, StepOutcome need) {
      return need;
    }
  }
}
