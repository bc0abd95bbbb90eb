package org.graft.engine.cli.words;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.graft.engine.plugin.Kind;

/** Chapters of the catalogue. */
public record KindNames(Typed typed) implements Candidates {
  /** Where nothing is typed. */
  public KindNames() {
    this(new Typed(List.of()));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Kind.values()).map(Kind::plural).iterator();
  }
}
