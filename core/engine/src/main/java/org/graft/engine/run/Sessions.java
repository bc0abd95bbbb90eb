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
   * @throws IllegalStateException if the machine lacks what was asked for
   */
  public synchronized Trainer.Session of(Choice<Trainer> trainer) {
    return open.computeIfAbsent(trainer.canonical(), key -> trainer.value().open(machine));
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Trainer.Session::close);
    open.clear();
  }
}
