package org.graft.engine.study;

import java.util.List;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.study.analysis.Analyst;
import org.graft.spi.result.Study;

/** Makes studies of recorded trials. */
public final class Studies {
  private Studies() {}

  /** The study of an experiment with its trials in the matrix's order. */
  public static Study of(ExperimentSpec spec, List<Recorded> trials) {
    return Analyst.analyse(LedgerScores.of(spec, trials));
  }
}
