package org.graft.engine.standard;

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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.graft.spi.TrialExecutor;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * Runs steps on a fixed number of threads of this process: of those ready, first the one with the
 * longest way to go, its own time and that of what waits for it. A step begins when its memory and
 * its threads are free; one that asks for more than there is runs alone. How steps ended is told
 * while the next ones run, so that no worker waits for the ledger.
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
  public <S extends Step, R extends Result> void execute(
      List<S> steps, StepRunner<S, R> runner, BiConsumer<S, R> sink) throws InterruptedException {
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
      new Round<>(steps, runner, sink, new ExecutorCompletionService<>(pool), budget).run();
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
  private static final class Round<S extends Step, R extends Result> {
    private final StepRunner<S, R> runner;
    private final BiConsumer<S, R> sink;
    private final ExecutorCompletionService<Ended<S, R>> completions;
    private final Budget budget;
    private final Map<String, Waiting<S>> waiting = new HashMap<>();
    private final PriorityQueue<Waiting<S>> ready =
        new PriorityQueue<>(
            Comparator.comparingDouble((Waiting<S> w) -> -w.ahead).thenComparingInt(w -> w.place));

    /** A step that ran, and how it ended. */
    private record Ended<S, R>(S step, R result) {}

    /** A step that has not begun. */
    private static final class Waiting<S> {
      private final S step;
      private final int place;
      private final List<Waiting<S>> dependents = new ArrayList<>();

      /** Needs that have not completed; less than 0 when it is not to be run any more. */
      private int open;

      /** Seconds from its begin to the end of all that waits for it. */
      private double ahead;

      Waiting(S step, int place) {
        this.step = step;
        this.place = place;
      }
    }

    Round(
        List<S> steps,
        StepRunner<S, R> runner,
        BiConsumer<S, R> sink,
        ExecutorCompletionService<Ended<S, R>> completions,
        Budget budget) {
      this.runner = runner;
      this.sink = sink;
      this.completions = completions;
      this.budget = budget;
      List<Waiting<S>> all = new ArrayList<>();
      for (S step : steps) {
        Waiting<S> own = new Waiting<>(step, all.size());
        all.add(own);
        waiting.put(step.key(), own);
      }
      for (Waiting<S> own : all) {
        for (Step need : own.step.needs()) {
          Waiting<S> needed = waiting.get(need.key());
          if (needed == null) {
            throw new IllegalArgumentException(
                "step '"
                    + own.step.key()
                    + "' needs '"
                    + need.key()
                    + "', which is not among the steps");
          }
          needed.dependents.add(own);
          own.open++;
        }
      }
      lookAhead(all);
      all.stream().filter(own -> own.open == 0).forEach(ready::add);
    }

    private void lookAhead(List<Waiting<S>> all) {
      for (int i = all.size() - 1; i >= 0; i--) {
        Waiting<S> own = all.get(i);
        double longest = own.dependents.stream().mapToDouble(d -> d.ahead).max().orElse(0);
        own.ahead = own.step.estimate().seconds() + longest;
      }
    }

    void run() throws InterruptedException {
      start();
      while (!budget.idle()) {
        List<Ended<S, R>> told = new ArrayList<>();
        try {
          Future<Ended<S, R>> next = completions.take();
          while (next != null) {
            Ended<S, R> ended = get(next);
            budget.giveBack(ended.step().estimate());
            told.addAll(finish(ended));
            next = completions.poll();
          }
          start();
        } finally {
          told.forEach(one -> sink.accept(one.step(), one.result()));
        }
      }
    }

    private void start() {
      while (!ready.isEmpty() && budget.take(ready.peek().step.estimate())) {
        S step = ready.remove().step;
        completions.submit(() -> new Ended<>(step, runner.run(step)));
      }
    }

    private static <T> T get(Future<T> done) throws InterruptedException {
      try {
        return done.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw new InterruptedException("a step was interrupted");
        }
        throw new IllegalStateException("a step runner threw", e.getCause());
      }
    }

    /** Makes ready what waited for a step alone; all that ended with it, itself first. */
    private List<Ended<S, R>> finish(Ended<S, R> first) {
      List<Ended<S, R>> told = new ArrayList<>(List.of(first));
      for (int i = 0; i < told.size(); i++) {
        Ended<S, R> next = told.get(i);
        Waiting<S> own = Objects.requireNonNull(waiting.remove(next.step().key()));
        for (Waiting<S> dependent : own.dependents) {
          if (next.result().completed()) {
            dependent.open--;
            if (dependent.open == 0) {
              ready.add(dependent);
            }
          } else if (dependent.open > 0) {
            dependent.open = Integer.MIN_VALUE;
            told.add(new Ended<>(dependent.step, runner.skip(dependent.step, next.result())));
          }
        }
      }
      return told;
    }
  }
}
