package org.graft.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.engine.spec.Choice;
import org.graft.spi.Trainer;
import org.graft.spi.training.Machine;

/** Trainers at work, each opened when first needed and closed with the run. Thread-safe. */
public final class Sessions implements AutoCloseable {
  private final Machine machine;
  private final Map<String, Trainer.Session> open = new LinkedHashMap<>();

  /** Sessions on {@code machine}. */
  public Sessions(Machine machine) {
    this.machine = machine;
  }

  /**
   * The session of {@code trainer}.
   *
   * @throws TrainerUnavailable if the machine lacks what was asked for
   */
  public synchronized Trainer.Session of(Choice<Trainer> trainer) {
    return open.computeIfAbsent(trainer.canonical(), key -> start(trainer));
  }

  private Trainer.Session start(Choice<Trainer> trainer) {
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
