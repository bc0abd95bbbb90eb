package org.graft.engine.study.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.base.NearMiss;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Warning;

/** Scores of a table that came from elsewhere. */
public final class TableScores {
  private TableScores() {}

  /**
   * Reads a table.
   *
   * @param rules what was declared, given the name of the column of scores
   * @param progress hears how many rows were read
   * @throws TableException with line and column of what cannot be read
   */
  public static Scores read(
      Path file, TableOptions options, Function<String, Rules> rules, IntConsumer progress)
      throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    return of(name, CsvTable.read(file, progress), options, rules);
  }

  /** The scores of the text of a table. */
  public static Scores parse(
      String name, String text, TableOptions options, Function<String, Rules> rules)
      throws IOException {
    return of(name, CsvTable.parse(text), options, rules);
  }

  private static Scores of(
      String name, CsvTable table, TableOptions options, Function<String, Rules> declared) {
    Reading reading = RoleFinder.find(table, options);
    String column = table.columns().get(reading.scores().get(0)).name();
    String metric =
        options.metric().orElse(reading.wide() ? "score" : column).replaceFirst("^score\\.", "");
    Rules rules = declared.apply(metric);
    Set<String> strategies = strategies(table, reading);
    rules
        .baseline()
        .filter(baseline -> !strategies.contains(baseline))
        .ifPresent(
            baseline -> {
              throw new TableException(
                  "--baseline: " + NearMiss.message("strategy", baseline, strategies));
            });
    if (strategies.size() < 2) {
      throw new TableException("there is only one strategy: " + String.join("", strategies));
    }
    List<Losses.Loss> losses = new ArrayList<>();
    List<Warning> notes = new ArrayList<>(reading.notes());
    List<Setting> settings =
        new TableSettings(name, table, reading, List.copyOf(strategies), losses, notes).all();
    notes.addAll(ScoreNotes.of(settings, rules, options));
    return new Scores(
        name,
        rules,
        Pair.family(List.copyOf(strategies), rules.baseline()),
        settings,
        losses,
        List.of(),
        TableOrigin.of(table, reading, rules, strategies, settings, notes));
  }

  private static Set<String> strategies(CsvTable table, Reading reading) {
    Set<String> strategies = new LinkedHashSet<>();
    if (reading.wide()) {
      reading.scores().forEach(c -> strategies.add(table.columns().get(c).name()));
    } else {
      strategies.addAll(table.columns().get(reading.strategy()).codes().names());
    }
    return strategies;
  }
}
