package org.graft.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.graft.spi.TrialExecutor.Estimate;
import org.graft.spi.TrialExecutor.Step;
import org.graft.spi.TrialExecutor.StepRunner;
import org.graft.testkit.fixture.End;
import org.graft.testkit.fixture.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ThreadExecutorTest {
  private static final long GB = 1L << 30;
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

  @Test
  void beginsWithTheLongestWayToGo() throws Exception {
    Step source = step("source", 2);
    execute(
        new ThreadExecutor(1, 0),
        List.of(
            step("short", 1),
            step("long", 5),
            source,
            Steps.step("trial", new Estimate(0, 4, 1), source)));
    assertThat(begun).containsExactly("source", "long", "trial", "short");
  }

  @Test
  void neverLetsRunningStepsTakeMoreThanTheBudget() throws Exception {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      steps.add(Steps.step("step-" + i, new Estimate((1 + i % 4) * GB, i % 3, 1)));
    }
    AtomicLong taken = new AtomicLong();
    AtomicLong most = new AtomicLong();
    new ThreadExecutor(8, 5 * GB)
        .execute(
            steps,
            running(
                step -> {
                  long bytes = step.estimate().bytes();
                  most.accumulateAndGet(taken.addAndGet(bytes), Math::max);
                  Thread.sleep(2);
                  taken.addAndGet(-bytes);
                }),
            (step, end) -> begun.add(step.key()));
    assertThat(begun).hasSize(40);
    assertThat(most.get()).isLessThanOrEqualTo(5 * GB);
  }

  @Test
  void runsAStepThatIsLargerThanTheBudgetAlone() throws Exception {
    List<Step> steps =
        List.of(
            Steps.step("huge", new Estimate(100 * GB, 1, 1)),
            Steps.step("small", new Estimate(1, 1, 1)),
            Steps.step("smaller", new Estimate(1, 0, 1)));
    assertThat(mostAtOnce(new ThreadExecutor(3, GB), steps, "huge")).isEqualTo(1);
    assertThat(begun).hasSize(3);
  }

  @Test
  void givesAStepTheThreadsItAsksFor() throws Exception {
    List<Step> steps = new ArrayList<>(List.of(Steps.step("wide", new Estimate(0, 1, 4))));
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
            running(step -> both.await(10, TimeUnit.SECONDS)),
            (step, end) -> assertThat(end).isEqualTo(End.COMPLETED));
  }

  @Test
  void refusesAStepWhoseNeedIsNotAmongTheSteps() {
    Step source = step("source", 1);
    assertThatThrownBy(
            () ->
                execute(
                    new ThreadExecutor(1, 0),
                    List.of(Steps.step("trial", new Estimate(0, 1, 1), source))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step 'trial' needs 'source', which is not among the steps");
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
        running(
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
            }),
        (step, end) -> {});
    return most.get();
  }

  private void execute(ThreadExecutor executor, List<Step> steps) throws Exception {
    executor.execute(steps, running(step -> begun.add(step.key())), (step, end) -> {});
  }

  private static Step step(String key, double seconds) {
    return Steps.step(key, new Estimate(0, seconds, 1));
  }

  private interface Body {
    void run(Step step) throws Exception;
  }

  private static StepRunner<Step, End> running(Body body) {
    return new StepRunner<>() {
      @Override
      public End run(Step step) throws InterruptedException {
        try {
          body.run(step);
          return End.COMPLETED;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          return End.FAILED;
        }
      }

      @Override
      public End skip(Step step, End need) {
        return End.SKIPPED;
      }
    };
  }
}
