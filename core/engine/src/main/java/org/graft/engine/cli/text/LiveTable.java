package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.plugin.Visible;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;

/**
 * How far each strategy is and its mean so far, in the combination of transfer and backbone whose
 * trial ended last. It describes; tests are made at the end.
 */
public final class LiveTable {
  private static final int NUMBERS = 32;
  private static final int SHORTEST = 12;

  private final String metric;
  private final Map<String, Map<String, Row>> settings = new LinkedHashMap<>();
  private String latest = "";

  private static final class Row {
    private int all;
    private int ended;
    private int failed;
    private int scored;
    private double sum;
  }

  /**
   * Of trials that are still to end.
   *
   * @param metric whose mean is shown
   */
  public LiveTable(List<TrialCard> trials, String metric) {
    this.metric = metric;
    trials.forEach(trial -> row(trial).all++);
    settings.keySet().stream().findFirst().ifPresent(first -> latest = first);
  }

  private Row row(TrialCard trial) {
    return settings
        .computeIfAbsent(setting(trial), s -> new LinkedHashMap<>())
        .computeIfAbsent(trial.strategy(), s -> new Row());
  }

  private static String setting(TrialCard trial) {
    return trial.transfer() + ", " + trial.backbone();
  }

  /** A trial ended. */
  public void add(TrialCard trial, Outcome outcome) {
    latest = setting(trial);
    Row row = row(trial);
    row.ended++;
    if (outcome instanceof Outcome.Failed) {
      row.failed++;
    } else if (outcome instanceof Outcome.Completed completed) {
      double score = completed.scores().getOrDefault(metric, Double.NaN);
      if (Double.isFinite(score)) {
        row.scored++;
        row.sum += score;
      }
    }
  }

  /**
   * The table.
   *
   * @param width columns that a line may take
   * @param most lines
   */
  public List<String> lines(int width, int most) {
    Map<String, Row> rows = settings.getOrDefault(latest, Map.of());
    int longest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int name = Math.max(SHORTEST, Math.min(longest, width - NUMBERS));
    List<String> lines = new ArrayList<>();
    lines.add(cut(latest + ": " + metric + " so far", width));
    lines.add(line(name, "strategy", "done", "mean", ""));
    for (Map.Entry<String, Row> entry : rows.entrySet()) {
      if (lines.size() == most - 1 && rows.size() + 2 > most) {
        lines.add("  and " + Count.of(rows.size() + 2 - lines.size(), "strategy") + " more");
        break;
      }
      Row row = entry.getValue();
      lines.add(
          line(
              name,
              entry.getKey(),
              row.ended + "/" + row.all,
              row.scored == 0 ? "-" : String.format(Locale.ROOT, "%.4f", row.sum / row.scored),
              row.failed == 0 ? "" : row.failed + " failed"));
    }
    return lines.stream().map(text -> cut(text, width)).toList();
  }

  private static String line(int name, String strategy, String done, String mean, String failed) {
    String text =
        String.format(
            Locale.ROOT, "  %-" + name + "s %9s %8s  %s", cut(strategy, name), done, mean, failed);
    return text.stripTrailing();
  }

  /** A text in as many columns, its controls shown. */
  static String cut(String text, int width) {
    String shown = Visible.line(text);
    return shown.length() <= width ? shown : shown.substring(0, Math.max(0, width - 1)) + "\u2026";
  }
}
