package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Tried;
import org.graft.engine.study.Columns;

/** What a trial chose from, in words. */
public final class TriedText {
  private TriedText() {}

  /** A table with one line a candidate; empty where there is none. */
  public static String render(List<Tried> tried) {
    if (tried.isEmpty()) {
      return "";
    }
    Set<String> settings = new LinkedHashSet<>();
    tried.forEach(one -> settings.addAll(one.settings().keySet()));
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("candidate"));
    heading.addAll(settings);
    heading.addAll(List.of("held-out score", "epochs", ""));
    rows.add(heading);
    for (int i = 0; i < tried.size(); i++) {
      Tried one = tried.get(i);
      List<String> row = new ArrayList<>(List.of(String.valueOf(i + 1)));
      settings.forEach(setting -> row.add(one.settings().getOrDefault(setting, "-")));
      row.add(one.failure().isPresent() ? "none" : String.format(Locale.ROOT, "%.6g", one.score()));
      row.add(one.epochs().stream().map(String::valueOf).collect(Collectors.joining(" + ")));
      row.add(end(one));
      rows.add(row);
    }
    return "\ncandidates, on rows held out from training\n" + Columns.render(rows);
  }

  private static String end(Tried one) {
    return switch (one.fate()) {
      case CHOSEN -> "chosen";
      case STOPPED -> "stopped early";
      case NOT_CHOSEN -> one.failure().orElse("");
    };
  }
}
