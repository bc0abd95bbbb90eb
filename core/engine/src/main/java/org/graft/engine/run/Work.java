package org.graft.engine.run;

import java.util.List;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.plan.Step;
import org.graft.spi.TrialExecutor.StepRunner;
import org.graft.spi.result.Stage;

/** Where the steps of a plan are done. Thread-safe: as many steps at once as threads ask. */
public interface Work extends StepRunner<Step, StepOutcome>, AutoCloseable {
  /**
   * Makes sure that the given steps can be done, before the first of them is.
   *
   * @throws TrainerUnavailable if the machine lacks what a trainer needs
   */
  void prepare(List<Step> steps) throws InterruptedException;

  /** Does a step and waits for its end; a step that breaks ends as failed. */
  @Override
  StepOutcome run(Step step) throws InterruptedException;

  /** A step that is not done ends as what it needs did. */
  @Override
  default StepOutcome skip(Step step, StepOutcome need) {
    return need instanceof StepOutcome.Failed failed
        ? StepOutcome.failed(step, failed.stage(), failed.message())
        : need;
  }

  /** Lets go of the result of a step that no step to come needs. */
  void release(Step step);

  /** The result of a step that did not fail is recorded: nobody will do it again. */
  default void recorded(Step step) {}

  /**
   * When a training of a step kept its newest checkpoint, in milliseconds since 1970; 0 where there
   * is none.
   */
  default long kept(Step step) {
    return 0;
  }

  /**
   * Nanoseconds that a thread has waited so far for what its steps share with others, such as a
   * device's memory; 0 where steps are done elsewhere.
   */
  default long waited(Thread thread) {
    return 0;
  }

  @Override
  void close();

  /** In which stage a trial fails whose step breaks as a whole. */
  static Stage stage(Step step) {
    return step instanceof SourceStep
        ? Stage.SOURCE
        : step instanceof FeatureStep ? Stage.FEATURES : Stage.FIT;
  }
}
