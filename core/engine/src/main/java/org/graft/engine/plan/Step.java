package org.graft.engine.plan;

import java.util.List;
import org.graft.spi.TrialExecutor;

/**
 * A unit of work of a plan on a machine: a value that says what is to be done, which steps must
 * have ended before, and what it is expected to take. Two steps with the same key have the same
 * result, wherever they are done.
 */
public sealed interface Step extends TrialExecutor.Step
    permits SourceStep, FeatureStep, CandidateStep, TrialBatch {
  @Override
  List<Step> needs();

  /** The trials that it gives an outcome; none of shared work. */
  default List<PlannedTrial> trials() {
    return List.of();
  }

  /** What it trains on the target, whether that ends as a trial or as a candidate of one. */
  default List<PlannedTrial> trainings() {
    return trials();
  }

  /** How many trainings on the target it may take, those that depend on others' scores counted. */
  default int most() {
    return trainings().size();
  }

  /** What it does, in a few words for the user. */
  String words();
}
