package org.graft.engine.plan;

import java.util.List;
import org.graft.spi.TrialExecutor.Estimate;

/**
 * Trains a source model, or reads it.
 *
 * @param model which
 * @param estimate what it is expected to take
 */
public record SourceStep(SourceModel model, Estimate estimate) implements Step {
  @Override
  public String key() {
    return model.key();
  }

  @Override
  public List<Step> needs() {
    return List.of();
  }

  @Override
  public String words() {
    return model.words();
  }
}
