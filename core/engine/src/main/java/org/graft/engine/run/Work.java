package org.graft.engine.run;

import java.util.Collection;

/** Where the steps of a plan are done. Thread-safe: as many steps at once as threads ask. */
public interface Work extends AutoCloseable {
  /** How many threads its steps take. */
  Widths widths();

  /**
   * Makes sure that the given steps can be done, before the first of them is.
   *
   * @param keys of steps
   * @throws TrainerUnavailable if the machine lacks what a trainer needs
   */
  void prepare(Collection<String> keys) throws InterruptedException;

  /** Does the step and waits for its end; a step that breaks ends as failed. */
  Done run(String key) throws InterruptedException;

  /** Lets go of a step's result, which no step to come needs. */
  void forget(String key);

  @Override
  void close();
}
