package org.graft.engine.cli.words;

import java.util.Iterator;
import java.util.List;
import org.graft.engine.experiment.recorded.Ledgers;

/** Names of the runs there are. */
public record RunNames(Typed typed) implements Candidates {
  /** Where nothing is typed. */
  public RunNames() {
    this(new Typed(List.of()));
  }

  @Override
  public Iterator<String> iterator() {
    return Ledgers.all(typed.runs()).stream()
        .map(ledger -> String.valueOf(ledger.toAbsolutePath().resolveSibling("").getFileName()))
        .iterator();
  }
}
