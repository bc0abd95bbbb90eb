package org.graft.engine.study;

import java.util.List;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.result.Study;

/** Makes studies of recorded trials. */
public final class Studies {
  private Studies() {}

  /** The study of an experiment with its trials in the matrix's order. */
  public static Study of(ExperimentSpec spec, List<Recorded> trials) {
    return new Study(
        spec.name(),
        spec.metrics().get(0).label(),
        spec.metrics().get(0).value().direction(),
        spec.baseline(),
        spec.alpha(),
        spec.rope(),
        trials.stream().map(t -> new Study.Trial(t.card(), t.outcome())).toList());
  }
}
