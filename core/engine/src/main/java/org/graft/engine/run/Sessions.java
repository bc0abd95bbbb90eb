package org.graft.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Trainer;
import org.graft.spi.training.Machine;

/**
 * Trainers at work, each opened when first needed and closed with the run, once for each number of
 * threads that steps take. Thread-safe.
 */
public final class Sessions implements AutoCloseable {
  private final Machine.Backend backend;
  private final ThreadCounts threadCounts;
  private final ThreadLocal<Integer> threads;
  private final Map<String, Trainer.Session> open = new LinkedHashMap<>();

  /** Sessions on a device, for steps of given threadCounts. */
  public Sessions(Machine.Backend backend, ThreadCounts threadCounts) {
    this.backend = backend;
    this.threadCounts = threadCounts;
    this.threads = ThreadLocal.withInitial(() -> threadCounts.asked().orElse(1));
  }

  /** Sessions outside a run, all with the machine's number of threads. */
  public Sessions(Machine machine) {
    this(
        machine.backend(),
        new ThreadCounts(OptionalInt.of(machine.threadsPerFit()), machine.threadsPerFit()));
  }

  /** How many threads steps take. */
  public ThreadCounts threadCounts() {
    return threadCounts;
  }

  /** How many threads the calling thread's sessions have. */
  int width() {
    return threads.get();
  }

  /** From now on the calling thread is given sessions with so many threads. */
  void widen(int count) {
    threads.set(count);
  }

  /**
   * The session of {@code trainer} for the calling thread's step.
   *
   * @throws TrainerUnavailable if the machine lacks what was asked for
   */
  public synchronized Trainer.Session of(Choice<Trainer> trainer) {
    Machine machine = new Machine(backend, threads.get());
    return open.computeIfAbsent(
        trainer.canonical() + " " + machine.threadsPerFit(), key -> start(trainer, machine));
  }

  private Trainer.Session start(Choice<Trainer> trainer, Machine machine) {
    try {
      return trainer.value().open(machine);
    } catch (IllegalStateException | LinkageError e) {
      throw new TrainerUnavailable(trainer.name(), e);
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Trainer.Session::close);
    open.clear();
  }
}
