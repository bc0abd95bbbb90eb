package org.graft.engine.spec;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.plugin.BrokenPlugin;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Extras;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.SpecException;
import org.graft.spi.base.NearMiss;

/** The catalogue as plain text for the terminal, no line wider than the width given. */
public final class CatalogueText {
  private final Registry registry;
  private final int width;

  /**
   * Text of {@code registry}.
   *
   * @param width columns; at least 72 are used
   */
  public CatalogueText(Registry registry, int width) {
    this.registry = registry;
    this.width = Math.max(72, width);
  }

  /** Every kind with its entries, and what was left out. */
  public String all() {
    StringBuilder text = new StringBuilder();
    registry.kinds().forEach(kind -> text.append(kind(kind)).append('\n'));
    return text + broken();
  }

  /** The entries of one kind: a line each, then each with its parameters. */
  public String kind(Kind kind) {
    List<List<String>> rows = new ArrayList<>();
    registry.entries(kind).forEach(entry -> rows.add(List.of("  " + entry.name(), entry.doc())));
    String title = kind.plural() + (rows.isEmpty() ? ": none" : "");
    StringBuilder text = new StringBuilder(title + "\n" + TextTable.of(rows, width));
    for (Entry entry : registry.entries(kind)) {
      if (!entry.parameters().isEmpty()) {
        text.append('\n').append(text(kind, entry));
      }
    }
    return text.toString();
  }

  /**
   * One entry with its parameters.
   *
   * @throws SpecException if there is none of that name
   */
  public String entry(Kind kind, String name) {
    return registry
        .find(kind, name)
        .map(entry -> text(kind, entry))
        .orElseThrow(
            () ->
                new SpecException(
                    kind.plural(),
                    NearMiss.message(kind.noun(), name, registry.names(kind.type()))
                        + Extras.hint(name)));
  }

  /** Plugins left out and why; empty if there are none. */
  public String broken() {
    if (registry.broken().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("broken plugins, left out\n");
    for (BrokenPlugin broken : registry.broken()) {
      text.append(TextTable.wrap(broken.toString(), width, 2));
    }
    return text.toString();
  }

  private String text(Kind kind, Entry entry) {
    StringBuilder text = new StringBuilder(kind.noun() + " " + entry.name() + "\n");
    if (!entry.doc().isEmpty()) {
      text.append(TextTable.wrap(entry.doc(), width, 2));
    }
    if (!entry.cites().isEmpty()) {
      text.append(TextTable.wrap("cites " + entry.cites(), width, 2));
    }
    if (kind.open()) {
      text.append(TextTable.wrap("from " + entry.plugin() + " in " + entry.origin(), width, 2));
    }
    if (entry.parameters().isEmpty()) {
      return text.append("  takes no parameters\n").toString();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("  parameter", "type", "default", "unit", "range", "meaning"));
    for (ParameterCard card : entry.parameters()) {
      rows.add(
          List.of(
              "  " + card.name(),
              card.type().words(),
              card.defaultWords(),
              card.unit(),
              card.rangeWords(),
              card.doc()));
    }
    text.append('\n').append(TextTable.of(filled(rows), width));
    return text.append(choices(entry)).toString();
  }

  /** Without columns that are empty below their title. */
  private static List<List<String>> filled(List<List<String>> rows) {
    List<List<String>> filled = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        if (rows.stream().skip(1).anyMatch(other -> !other.get(at).isEmpty())) {
          cells.add(row.get(column));
        }
      }
      filled.add(cells);
    }
    return filled;
  }

  private String choices(Entry entry) {
    StringBuilder text = new StringBuilder();
    for (ParameterCard card : entry.parameters()) {
      List<String> choices = card.choices(registry);
      if (!choices.isEmpty() && !card.type().words().contains(" | ")) {
        String line = card.name() + " is one of " + String.join(", ", choices);
        text.append('\n').append(TextTable.wrap(line, width, 2));
      }
    }
    return text.toString();
  }
}
