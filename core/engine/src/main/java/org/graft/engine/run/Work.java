package org.graft.engine.run;

import java.util.Collection;
import java.util.List;
import org.graft.engine.plan.ThreadCounts;

/** Where the steps of a plan are done. Thread-safe: as many steps at once as threads ask. */
public interface Work extends AutoCloseable {
  /** How many threads its steps take. */
  ThreadCounts threadCounts();

  /**
   * Makes sure that the given steps can be done, before the first of them is.
   *
   * @param keys of trials and shared work
   * @throws TrainerUnavailable if the machine lacks what a trainer needs
   */
  void prepare(Collection<String> keys) throws InterruptedException;

  /**
   * Does a step and waits for its end; a step that breaks ends as failed.
   *
   * @param keys of shared work, or of trials that are trained in one call
   */
  StepOutcome run(List<String> keys) throws InterruptedException;

  /** Lets go of shared work's result, which no step to come needs. */
  void forget(String key);

  @Override
  void close();
}
