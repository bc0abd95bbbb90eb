package org.graft.engine.study;

import java.util.List;
import java.util.OptionalDouble;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.result.Study;
import org.graft.spi.result.study.Measure;

/** Makes studies of recorded trials. */
public final class Studies {
  private Studies() {}

  /** The study of an experiment with its trials in the matrix's order. */
  public static Study of(ExperimentSpec spec, List<Recorded> trials) {
    Measure measure =
        new Measure(
            spec.metrics().get(0).label(),
            spec.metrics().get(0).value().direction(),
            "",
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return Study.plain(
        spec.name(),
        measure,
        spec.alpha(),
        spec.rope(),
        trials.stream().map(t -> new Study.Trial(t.card(), t.outcome())).toList());
  }
}
