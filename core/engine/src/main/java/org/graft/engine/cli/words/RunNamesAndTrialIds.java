package org.graft.engine.cli.words;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Names of runs, and ids of trials. */
public record RunNamesAndTrialIds(Typed typed) implements Candidates {
  /** Where nothing is typed. */
  public RunNamesAndTrialIds() {
    this(new Typed(List.of()));
  }

  @Override
  public Iterator<String> iterator() {
    List<String> all = new ArrayList<>();
    new RunNames(typed).forEach(all::add);
    new TrialIds(typed).forEach(all::add);
    return all.iterator();
  }
}
