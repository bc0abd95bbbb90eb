package org.graft.testkit;

import static org.graft.testkit.Broken.breaks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.graft.spi.TrialExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ExecutorContractTest {
  /** Ways in which executors go wrong. */
  public enum Fault {
    NONE,
    RUNS_TWICE,
    IGNORES_NEEDS,
    TELLS_TWICE,
    TELLS_AT_ONCE,
    RUNS_WHAT_SHOULD_BE_SKIPPED,
    STOPS_AT_THE_FIRST_FAILURE,
    SWALLOWS_INTERRUPTIONS,
    LEAVES_WORKERS_RUNNING
  }

  /** One step after another, with one fault. */
  @Name(value = "one-by-one", doc = "One step after another.")
  public record OneByOne(@Param(doc = "How it is broken.") Fault fault) implements TrialExecutor {
    @Override
    public <S extends Step, R extends Result> void execute(
        List<S> steps, StepRunner<S, R> runner, BiConsumer<S, R> sink) throws InterruptedException {
      List<S> order = new ArrayList<>(steps);
      if (fault == Fault.IGNORES_NEEDS) {
        Collections.reverse(order);
      }
      Map<String, R> lost = new HashMap<>();
      List<Thread> tellers = new ArrayList<>();
      for (S step : order) {
        Optional<R> need =
            step.needs().stream()
                .flatMap(n -> Optional.ofNullable(lost.get(n.key())).stream())
                .findFirst();
        R result =
            need.isPresent() && fault != Fault.RUNS_WHAT_SHOULD_BE_SKIPPED
                ? runner.skip(step, need.get())
                : result(step, runner);
        if (!result.completed()) {
          lost.put(step.key(), result);
        }
        tellers.add(tell(step, result, sink));
        if (need.isEmpty() && !result.completed() && fault == Fault.STOPS_AT_THE_FIRST_FAILURE) {
          break;
        }
      }
      for (Thread teller : tellers) {
        teller.join();
      }
    }

    private <S extends Step, R extends Result> R result(S step, StepRunner<S, R> runner)
        throws InterruptedException {
      if (fault == Fault.RUNS_TWICE) {
        runner.run(step);
      }
      if (fault == Fault.LEAVES_WORKERS_RUNNING) {
        return inBackground(step, runner);
      }
      try {
        return runner.run(step);
      } catch (InterruptedException e) {
        if (fault == Fault.SWALLOWS_INTERRUPTIONS) {
          return runner.run(step);
        }
        throw e;
      }
    }

    private static <S extends Step, R extends Result> R inBackground(
        S step, StepRunner<S, R> runner) throws InterruptedException {
      List<R> results = new ArrayList<>();
      Thread worker =
          new Thread(
              () -> {
                try {
                  results.add(runner.run(step));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      worker.setDaemon(true);
      worker.start();
      worker.join();
      return results.get(0);
    }

    private <S, R> Thread tell(S step, R result, BiConsumer<S, R> sink)
        throws InterruptedException {
      Thread teller = new Thread(() -> sink.accept(step, result));
      teller.start();
      if (fault != Fault.TELLS_AT_ONCE) {
        teller.join();
      }
      if (fault == Fault.TELLS_TWICE) {
        sink.accept(step, result);
      }
      return teller;
    }
  }

  @TestFactory
  Stream<DynamicTest> aSoundOneKeepsItsPromises() {
    return ExecutorContract.of(new OneByOne(Fault.NONE)).tests();
  }

  @Test
  void findsAStepThatIsRunTwice() {
    breaks(contract(Fault.RUNS_TWICE), "every step is run once");
  }

  @Test
  void findsAStepThatIsRunBeforeWhatItNeeds() {
    breaks(
        contract(Fault.IGNORES_NEEDS),
        "a step is run after what it needs",
        "what needs a failed step is skipped, not run");
  }

  @Test
  void findsAResultThatIsToldTwice() {
    breaks(contract(Fault.TELLS_TWICE), "every result is told once");
  }

  @Test
  void findsResultsToldAtOnce() {
    breaks(contract(Fault.TELLS_AT_ONCE), "results are told by one thread at a time");
  }

  @Test
  void findsAStepThatShouldHaveBeenSkipped() {
    breaks(
        contract(Fault.RUNS_WHAT_SHOULD_BE_SKIPPED),
        "what needs a failed step is skipped, not run");
  }

  @Test
  void findsAFailureThatEndsEverything() {
    breaks(
        contract(Fault.STOPS_AT_THE_FIRST_FAILURE),
        "what needs a failed step is skipped, not run",
        "steps beside a failed one are run");
  }

  @Test
  void findsASwallowedInterruption() {
    breaks(
        contract(Fault.SWALLOWS_INTERRUPTIONS),
        "an interruption ends it with InterruptedException",
        "no step runs on after an interruption");
  }

  @Test
  void findsAWorkerThatRunsOn() {
    breaks(contract(Fault.LEAVES_WORKERS_RUNNING), "no step runs on after an interruption");
  }

  private static ExecutorContract contract(Fault fault) {
    return ExecutorContract.of(new OneByOne(fault));
  }
}
