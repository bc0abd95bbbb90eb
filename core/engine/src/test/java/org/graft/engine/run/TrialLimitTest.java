package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.spec.TimeSpan;
import org.graft.spi.TrialExecutor.StepRunner;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.Waits;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a wait is begun and ended, not used
final class TrialLimitTest {
  private static final TimeSpan SHORT = TimeSpan.parse("0.05 s");

  private final TrialBatch batch =
      Lab.steps(Lab.plan()).left(Set.of()).stream()
          .filter(TrialBatch.class::isInstance)
          .map(TrialBatch.class::cast)
          .findFirst()
          .orElseThrow();
  private final CountDownLatch never = new CountDownLatch(1);

  private interface Doing extends StepRunner<Step, StepOutcome> {
    @Override
    default StepOutcome skip(Step step, StepOutcome need) {
      return need;
    }
  }

  private StepOutcome run(Doing runner, Duration grace) throws InterruptedException {
    return new TrialLimit(runner, SHORT, grace, new Stop(), thread -> 0).run(batch);
  }

  private void hasFailed(StepOutcome end) {
    assertThat(end)
        .isInstanceOfSatisfying(
            StepOutcome.Trials.class,
            trials ->
                assertThat(trials.outcomes())
                    .hasSize(batch.trials().size())
                    .allSatisfy(
                        one ->
                            assertThat(one)
                                .isInstanceOfSatisfying(
                                    Outcome.Failed.class,
                                    failed -> {
                                      assertThat(failed.stage()).isEqualTo(Stage.FIT);
                                      assertThat(failed.message())
                                          .startsWith(
                                              "took longer than the 0.05 s that time-limit gives a"
                                                  + " trial");
                                    })));
  }

  @Test
  void failsATrialThatStopsWhenItIsInterrupted() throws Exception {
    hasFailed(
        run(
            step -> {
              never.await();
              return new StepOutcome.Trials(List.of());
            },
            Duration.ofSeconds(30)));
  }

  @Test
  void leavesBehindATrialThatIgnoresTheInterrupt() throws Exception {
    hasFailed(
        run(
            step -> {
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return new StepOutcome.Trials(List.of());
            },
            Duration.ofMillis(100)));
    never.countDown();
  }

  @Test
  void passesOnWhatEndsInTime() throws Exception {
    StepOutcome good = new StepOutcome.Trials(List.of());
    assertThat(
            new TrialLimit(
                    (Doing)
                        step -> {
                          TimeUnit.MILLISECONDS.sleep(100);
                          return good;
                        },
                    TimeSpan.parse("30 s"),
                    Duration.ofSeconds(1),
                    new Stop(),
                    thread -> 0)
                .run(batch))
        .isSameAs(good);
  }

  @Test
  void letsATrialWaitForOthersBeyondItsTime() throws Exception {
    StepOutcome good = new StepOutcome.Trials(List.of());
    WaitingTimes waits = new WaitingTimes();
    Doing waiting =
        step -> {
          try (Waits.Wait one = waits.begin()) {
            TimeUnit.MILLISECONDS.sleep(1500);
          }
          return good;
        };
    Duration grace = Duration.ofSeconds(30);
    TimeSpan longer = TimeSpan.parse("0.5 s");
    assertThat(new TrialLimit(waiting, longer, grace, new Stop(), waits::of).run(batch))
        .isSameAs(good);
    hasFailed(
        new TrialLimit(
                (Doing)
                    step -> {
                      waiting.run(step);
                      never.await();
                      return good;
                    },
                SHORT,
                grace,
                new Stop(),
                waits::of)
            .run(batch));
  }

  @Test
  void letsTheRunStopWhatItRuns() throws Exception {
    Thread caller = Thread.currentThread();
    Stop stop = new Stop();
    TrialLimit limit =
        new TrialLimit(
            (Doing)
                step -> {
                  stop.ask();
                  caller.interrupt();
                  never.await();
                  return new StepOutcome.Trials(List.of());
                },
            TimeSpan.parse("1 h"),
            Duration.ofSeconds(1),
            stop,
            thread -> 0);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> limit.run(batch))
        .isInstanceOf(InterruptedException.class);
  }
}
