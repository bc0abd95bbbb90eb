package org.graft.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.graft.spi.TrialExecutor.Step;
import org.graft.spi.TrialExecutor.StepResult;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ThreadExecutorTest {
  private static final long GB = 1L << 30;
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

  @Test
  void beginsWithTheLongestWayToGo() throws Exception {
    execute(
        new ThreadExecutor(1, 0),
        List.of(
            step("short", 1),
            step("long", 5),
            step("source", 2),
            new Step("trial", List.of("source"), 0, 4, 1)));
    assertThat(begun).containsExactly("source", "long", "trial", "short");
  }

  @Test
  void neverLetsRunningStepsTakeMoreThanTheBudget() throws Exception {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      steps.add(new Step("step-" + i, List.of(), (1 + i % 4) * GB, i % 3, 1));
    }
    AtomicLong taken = new AtomicLong();
    AtomicLong most = new AtomicLong();
    new ThreadExecutor(8, 5 * GB)
        .execute(
            steps,
            step -> {
              most.accumulateAndGet(taken.addAndGet(step.bytes()), Math::max);
              Thread.sleep(2);
              taken.addAndGet(-step.bytes());
              return completed(step);
            },
            result -> begun.add(result.key()));
    assertThat(begun).hasSize(40);
    assertThat(most.get()).isLessThanOrEqualTo(5 * GB);
  }

  @Test
  void runsAStepThatIsLargerThanTheBudgetAlone() throws Exception {
    List<Step> steps =
        List.of(
            new Step("huge", List.of(), 100 * GB, 1, 1),
            new Step("small", List.of(), 1, 1, 1),
            new Step("smaller", List.of(), 1, 0, 1));
    assertThat(mostAtOnce(new ThreadExecutor(3, GB), steps, "huge")).isEqualTo(1);
    assertThat(begun).hasSize(3);
  }

  @Test
  void givesAStepTheThreadsItAsksFor() throws Exception {
    List<Step> steps = new ArrayList<>(List.of(new Step("wide", List.of(), 0, 1, 4)));
    for (int i = 0; i < 8; i++) {
      steps.add(step("narrow-" + i, 1));
    }
    assertThat(mostAtOnce(new ThreadExecutor(4, 0), steps, "wide")).isEqualTo(1);
    assertThat(begun).hasSize(9);
  }

  @Test
  void runsSmallStepsSideBySide() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    new ThreadExecutor(2, 0)
        .execute(
            List.of(step("one", 1), step("other", 1)),
            step -> {
              try {
                both.await(10, TimeUnit.SECONDS);
              } catch (Exception e) {
                return new StepResult(step.key(), End.FAILED, e.toString());
              }
              return completed(step);
            },
            result -> assertThat(result.end()).isEqualTo(End.COMPLETED));
  }

  @Test
  void takesAShareOfTheMachinesMemoryUnlessTold() {
    assertThat(Budget.machineShare()).isBetween(64L << 20, 64L << 40);
  }

  /** How many steps ran at most while {@code key} did. */
  private int mostAtOnce(ThreadExecutor executor, List<Step> steps, String key) throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    executor.execute(
        steps,
        step -> {
          begun.add(step.key());
          running.incrementAndGet();
          for (int i = 0; i < 20; i++) {
            if (step.key().equals(key)) {
              most.accumulateAndGet(running.get(), Math::max);
            }
            Thread.sleep(1);
          }
          running.decrementAndGet();
          return completed(step);
        },
        result -> {});
    return most.get();
  }

  private void execute(ThreadExecutor executor, List<Step> steps) throws Exception {
    executor.execute(
        steps,
        step -> {
          begun.add(step.key());
          return completed(step);
        },
        result -> {});
  }

  private static Step step(String key, double seconds) {
    return new Step(key, List.of(), 0, seconds, 1);
  }

  private static StepResult completed(Step step) {
    return new StepResult(step.key(), End.COMPLETED, "");
  }
}
