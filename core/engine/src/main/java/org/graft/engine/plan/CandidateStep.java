package org.graft.engine.plan;

import java.util.List;
import org.graft.spi.TrialExecutor.Estimate;

/**
 * Trains candidates in one call and scores them on the rows that were held out from them. What
 * comes out, a few numbers each, lies in the store.
 *
 * @param fits what is trained together
 */
public record CandidateStep(TrialBatch fits) implements Step {
  @Override
  public String key() {
    return fits.key();
  }

  @Override
  public List<Step> needs() {
    return fits.needs();
  }

  @Override
  public List<PlannedTrial> trainings() {
    return fits.trials();
  }

  @Override
  public Estimate estimate() {
    return fits.estimate();
  }

  @Override
  public String words() {
    return (fits.trials().size() == 1 ? "a candidate: " : fits.trials().size() + " candidates: ")
        + fits.place();
  }
}
