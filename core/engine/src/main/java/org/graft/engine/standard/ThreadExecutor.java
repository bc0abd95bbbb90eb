package org.graft.engine.standard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.graft.spi.Name;
import org.graft.spi.Param;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.StepResult.End;

/** Runs steps on a fixed number of threads of this process, the longest of those ready first. */
@Name(value = "threads", doc = "Worker threads in this process.")
public record ThreadExecutor(
    @Param(doc = "Threads; 0 means one a core.", byDefault = "0", min = 0, max = 4096) int workers,
    @Param(
            doc = "Memory that running steps may take together; 0 means no limit.",
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
      new Round(steps, runner, sink, new ExecutorCompletionService<>(pool), threads, memory).run();
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
    private final int threads;
    private final long memory;
    private final Map<String, Step> byKey = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, List<Step>> dependents = new HashMap<>();
    private final PriorityQueue<Ready> ready =
        new PriorityQueue<>(
            Comparator.comparingDouble((Ready r) -> -r.step.seconds())
                .thenComparingInt(Ready::place));
    private final Map<String, Integer> places = new HashMap<>();
    private int running;
    private long taken;

    private record Ready(Step step, int place) {}

    Round(
        List<Step> steps,
        StepRunner runner,
        Consumer<StepResult> sink,
        ExecutorCompletionService<StepResult> completions,
        int threads,
        long memory) {
      this.runner = runner;
      this.sink = sink;
      this.completions = completions;
      this.threads = threads;
      this.memory = memory;
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
        if (step.needs().isEmpty()) {
          makeReady(step);
        }
      }
    }

    void run() throws InterruptedException {
      while (running > 0 || !ready.isEmpty()) {
        start();
        StepResult result = await();
        Step step = byKey.get(result.key());
        running--;
        taken -= step == null ? 0 : step.bytes();
        finish(result);
      }
    }

    private void start() {
      while (running < threads && !ready.isEmpty() && fits(ready.peek().step())) {
        Step step = ready.remove().step();
        running++;
        taken += step.bytes();
        completions.submit(() -> runner.run(step));
      }
    }

    /** A step larger than the whole budget still runs, alone. */
    private boolean fits(Step step) {
      return memory == 0 || running == 0 || taken + step.bytes() <= memory;
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
      ready.add(new Ready(step, places.getOrDefault(step.key(), 0)));
    }
  }
}
