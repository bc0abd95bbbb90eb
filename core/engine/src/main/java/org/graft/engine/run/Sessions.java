package org.graft.engine.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.engine.store.CheckpointTimes;
import org.graft.engine.store.StepCheckpoints;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;
import org.graft.spi.training.Machine;

/**
 * Trainers at work, each opened when first needed and closed with the run, once for each number of
 * threads that steps take. Thread-safe.
 */
public final class Sessions implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Sessions.class);

  private final Machine.Device device;
  private final ThreadCounts threadCounts;
  private final DataAccess access;
  private final ThreadLocal<Integer> threads;
  private final ThreadLocal<Optional<StepCheckpoints>> checkpoints =
      ThreadLocal.withInitial(Optional::empty);
  private final Map<String, Trainer.Session> open = new LinkedHashMap<>();
  private final WaitingTimes waits = new WaitingTimes();

  /**
   * Sessions on a device, for steps of given threadCounts.
   *
   * @param access by which trainers get what they need
   */
  public Sessions(Machine.Device device, ThreadCounts threadCounts, DataAccess access) {
    this.device = device;
    this.threadCounts = threadCounts;
    this.access = access;
    this.threads = ThreadLocal.withInitial(() -> threadCounts.asked().orElse(1));
    CheckpointTimes.ofProcess(); // a wish that cannot be read is said before any step is done
  }

  /** Sessions outside a run, all with the machine's number of threads. */
  public Sessions(Machine machine, DataAccess access) {
    this(
        machine.device(),
        new ThreadCounts(OptionalInt.of(machine.threadsPerFit()), machine.threadsPerFit()),
        access);
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

  /** Nanoseconds that a thread's trainings have waited for others. */
  long waited(Thread thread) {
    return waits.of(thread);
  }

  /**
   * {@link System#nanoTime}, but that it stands still while the calling thread waits for others.
   */
  long nanoTime() {
    return System.nanoTime() - waited(Thread.currentThread());
  }

  /** From now on the calling thread's trainings keep their state there. */
  void keep(Optional<StepCheckpoints> step) {
    checkpoints.set(step);
  }

  /**
   * The session of {@code trainer} for the calling thread's step.
   *
   * @throws TrainerUnavailable if the machine lacks what was asked for
   * @throws PluginFault if it breaks
   */
  public synchronized Trainer.Session of(Choice<Trainer> trainer) {
    Machine machine = new Machine(device, threads.get(), waits);
    return open.computeIfAbsent(
        trainer.canonical() + " " + machine.threadsPerFit(), key -> start(trainer, machine));
  }

  private Trainer.Session start(Choice<Trainer> trainer, Machine machine) {
    try {
      trainer.value().prepare(access);
      Trainer.Session session = trainer.value().open(machine);
      if (session == null) {
        throw new IllegalStateException("it opened no session");
      }
      return new CheckedSession(trainer, session, checkpoints::get);
    } catch (IOException | IllegalStateException | LinkageError e) {
      throw new TrainerUnavailable(Owner.words(trainer), e);
    } catch (RuntimeException | Error e) {
      throw new PluginFault(Owner.words(trainer) + " cannot start: " + StageException.describe(e));
    }
  }

  /** Closes all of them, whatever one of them throws. */
  @Override
  public synchronized void close() {
    for (Trainer.Session session : open.values()) {
      try {
        session.close();
      } catch (RuntimeException | Error e) {
        LOG.warn("a trainer did not close properly: {}", StageException.describe(e));
      }
    }
    open.clear();
  }
}
