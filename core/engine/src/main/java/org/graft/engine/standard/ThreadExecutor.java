package org.graft.engine.standard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.StepResult.End;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * Runs steps on a fixed number of threads of this process: of those ready, first the one with the
 * longest way to go, its own time and that of what waits for it. A step begins when its memory and
 * its threads are free; one that asks for more than there is runs alone.
 */
@Name(value = "threads", doc = "Worker threads in this process.")
public record ThreadExecutor(
    @Param(doc = "Threads; 0 means one a core.", byDefault = "0", min = 0, max = 4096) int workers,
    @Param(
            doc =
                "Memory that running steps may take together, as estimated; 0 means two thirds of"
                    + " the machine's or the container's.",
            unit = "bytes",
            byDefault = "0",
            min = 0)
        long memory)
    implements TrialExecutor {

  @Override
  public void execute(List<Step> steps, StepRunner runner, Consumer<StepResult> sink)
      throws InterruptedException {
    int threads = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "graft-worker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Budget budget = new Budget(threads, memory == 0 ? Budget.machineShare() : memory);
      new Round(steps, runner, sink, new ExecutorCompletionService<>(pool), budget).run();
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  /** Whoever called owns what steps use, so none may still run when this returns. */
  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One call of execute: what waits, what is ready, what runs. */
  private static final class Round {
    private final StepRunner runner;
    private final Consumer<StepResult> sink;
    private final ExecutorCompletionService<StepResult> completions;
    private final Budget budget;
    private final Map<String, Step> byKey = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, List<Step>> dependents = new HashMap<>();
    private final PriorityQueue<Ready> ready =
        new PriorityQueue<>(
            Comparator.comparingDouble((Ready r) -> -r.ahead()).thenComparingInt(Ready::place));
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Double> ahead = new HashMap<>();

    /** A step that can begin, the seconds from its begin to the end of all that waits for it. */
    private record Ready(Step step, double ahead, int place) {}

    Round(
        List<Step> steps,
        StepRunner runner,
        Consumer<StepResult> sink,
        ExecutorCompletionService<StepResult> completions,
        Budget budget) {
      this.runner = runner;
      this.sink = sink;
      this.completions = completions;
      this.budget = budget;
      for (Step step : steps) {
        byKey.put(step.key(), step);
        places.put(step.key(), places.size());
      }
      for (Step step : steps) {
        for (String need : step.needs()) {
          if (!byKey.containsKey(need)) {
            throw new IllegalArgumentException(
                "step '" + step.key() + "' needs '" + need + "', which is not among the steps");
          }
          dependents.computeIfAbsent(need, k -> new ArrayList<>()).add(step);
        }
        open.put(step.key(), step.needs().size());
      }
      lookAhead(steps);
      steps.stream().filter(step -> step.needs().isEmpty()).forEach(this::makeReady);
    }

    private void lookAhead(List<Step> steps) {
      for (int i = steps.size() - 1; i >= 0; i--) {
        double longest = 0;
        for (Step dependent : dependents.getOrDefault(steps.get(i).key(), List.of())) {
          longest = Math.max(longest, ahead.getOrDefault(dependent.key(), 0.0));
        }
        ahead.put(steps.get(i).key(), steps.get(i).seconds() + longest);
      }
    }

    void run() throws InterruptedException {
      while (!budget.idle() || !ready.isEmpty()) {
        start();
        StepResult result = await();
        budget.giveBack(Objects.requireNonNull(byKey.get(result.key())));
        finish(result);
      }
    }

    private void start() {
      while (!ready.isEmpty() && budget.take(ready.peek().step())) {
        Step step = ready.remove().step();
        completions.submit(() -> runner.run(step));
      }
    }

    private StepResult await() throws InterruptedException {
      try {
        return completions.take().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw new InterruptedException("a step was interrupted");
        }
        throw new IllegalStateException("a step runner threw", e.getCause());
      }
    }

    private void finish(StepResult result) {
      ArrayDeque<StepResult> told = new ArrayDeque<>(List.of(result));
      while (!told.isEmpty()) {
        StepResult next = told.remove();
        sink.accept(next);
        for (Step dependent : dependents.getOrDefault(next.key(), List.of())) {
          int left = open.merge(dependent.key(), -1, Integer::sum);
          if (next.end() != End.COMPLETED) {
            if (open.put(dependent.key(), Integer.MIN_VALUE / 2) >= 0) {
              told.add(new StepResult(dependent.key(), End.SKIPPED, next.message()));
            }
          } else if (left == 0) {
            makeReady(dependent);
          }
        }
      }
    }

    private void makeReady(Step step) {
      ready.add(
          new Ready(step, ahead.getOrDefault(step.key(), 0.0), places.getOrDefault(step.key(), 0)));
    }
  }
}
