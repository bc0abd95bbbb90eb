package org.graft.engine.cli.words;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;

/** Ids of the trials that are recorded. */
public record TrialIds(Typed typed) implements Candidates {
  private static final Logger LOG = LogManager.getLogger(TrialIds.class);

  /** Where nothing is typed. */
  public TrialIds() {
    this(new Typed(List.of()));
  }

  @Override
  public Iterator<String> iterator() {
    Set<String> ids = new LinkedHashSet<>();
    for (Path ledger : Ledgers.all(typed.runs())) {
      try (SqliteLedger open = SqliteLedger.read(ledger)) {
        ids.addAll(open.ids());
      } catch (UserException unreadable) {
        LOG.debug("{} is left out", ledger, unreadable);
      }
    }
    return ids.iterator();
  }
}
