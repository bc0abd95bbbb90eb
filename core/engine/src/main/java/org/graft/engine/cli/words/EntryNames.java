package org.graft.engine.cli.words;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;

/** Names of the catalogue: of the kind that stands on the line, else of every kind. */
public record EntryNames(Typed typed) implements Candidates {
  /** Where nothing is typed. */
  public EntryNames() {
    this(new Typed(List.of()));
  }

  @Override
  public Iterator<String> iterator() {
    String kind =
        typed.among(Arrays.stream(Kind.values()).map(Kind::plural).collect(Collectors.toSet()));
    Registry catalogue = typed.catalogue();
    return Arrays.stream(Kind.values())
        .filter(one -> kind == null || one.plural().equals(kind))
        .flatMap(one -> catalogue.names(one.type()).stream())
        .distinct()
        .iterator();
  }
}
