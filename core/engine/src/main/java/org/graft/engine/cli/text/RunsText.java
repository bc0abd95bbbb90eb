package org.graft.engine.cli.text;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.experiment.recorded.RunDifference;
import org.graft.engine.experiment.recorded.RunEntry;
import org.graft.engine.plugin.Visible;
import org.graft.engine.study.Columns;
import org.graft.spi.result.study.Provenance.Change;
import org.jspecify.annotations.Nullable;

/** Runs in words: the list of them, and what changed between two. */
public final class RunsText {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int LONGEST = 60;
  private static final int NAMED = 5;

  private RunsText() {}

  /** A table of runs, the one begun last first, and of what cannot be read why. */
  public static String table(List<RunEntry> entries, Path runs) {
    if (entries.isEmpty()) {
      return "no runs in " + runs + "\n";
    }
    List<RunEntry> sorted = newestFirst(entries);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run", "begun", "state", "trials", "failed"));
    for (RunEntry entry : sorted) {
      rows.add(
          List.of(
              entry.name(),
              entry.begun().isEmpty() ? "-" : WHEN.format(Instant.parse(entry.begun())),
              entry.state().name().toLowerCase(Locale.ROOT),
              entry.trials() == 0 ? "-" : entry.ended() + "/" + entry.trials(),
              entry.trials() == 0 ? "-" : String.valueOf(entry.failed())));
    }
    StringBuilder text = new StringBuilder(Columns.render(rows));
    text.append(Count.of(sorted.size(), "run")).append(" in ").append(runs).append('\n');
    sorted.stream()
        .filter(entry -> !entry.trouble().isEmpty())
        .forEach(entry -> text.append(entry.name() + ": " + entry.trouble() + "\n"));
    return text.toString();
  }

  private static List<RunEntry> newestFirst(List<RunEntry> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(RunEntry::begun).reversed().thenComparing(RunEntry::name))
        .toList();
  }

  /** The same as JSON, with full times and folders. */
  public static String json(List<RunEntry> entries) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (RunEntry entry : newestFirst(entries)) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("run", entry.name());
      row.put("folder", entry.folder().toString());
      row.put("state", entry.state().name().toLowerCase(Locale.ROOT));
      row.put("trials", entry.trials());
      row.put("ended", entry.ended());
      row.put("failed", entry.failed());
      row.put("begun", entry.begun().isEmpty() ? null : entry.begun());
      row.put("last_ended", entry.last().isEmpty() ? null : entry.last());
      row.put("trouble", entry.trouble().isEmpty() ? null : entry.trouble());
      rows.add(row);
    }
    return Json.text(rows) + "\n";
  }

  /** What changed between two runs. */
  public static String difference(RunDifference difference) {
    StringBuilder text = new StringBuilder();
    text.append(difference.before() + " -> " + difference.after() + "\n\n");
    if (difference.changes().isEmpty() && difference.code().isEmpty()) {
      text.append("no setting, code, data, version or machine differs\n");
    }
    for (Change change : difference.changes()) {
      text.append("  " + change.what() + ": ");
      text.append(shown(change.before()) + " -> " + shown(change.after()) + "\n");
    }
    difference.code().forEach(sentence -> text.append("  " + sentence + "\n"));
    text.append(
        "\ntrials: %d in both, %d in %s alone, %d in %s alone%n"
            .formatted(
                difference.common(),
                difference.onlyBefore(),
                difference.before(),
                difference.onlyAfter(),
                difference.after()));
    List<String> unlike = difference.unlike();
    if (!unlike.isEmpty()) {
      text.append(
          "%s with the same inputs, yet another score: %s%s%n"
              .formatted(
                  Count.of(unlike.size(), "trial"),
                  String.join(", ", unlike.subList(0, Math.min(NAMED, unlike.size()))),
                  unlike.size() > NAMED ? ", ..." : ""));
    }
    if (difference.metric().isEmpty()) {
      return text.append("\nthe runs have no metric in common\n").toString();
    }
    text.append("\nmeans of " + difference.metric().get() + "\n");
    String setting = "";
    List<List<String>> rows = new ArrayList<>();
    for (RunDifference.Row row : difference.means()) {
      if (!row.setting().equals(setting)) {
        text.append(rows.isEmpty() ? "" : Columns.render(rows));
        setting = row.setting();
        text.append("\n" + setting + "\n");
        rows = new ArrayList<>();
        rows.add(List.of("strategy", "n", "before", "n", "after", "difference"));
      }
      rows.add(cells(row));
    }
    return text.append(rows.isEmpty() ? "" : Columns.render(rows)).toString();
  }

  private static List<String> cells(RunDifference.Row row) {
    boolean both = !row.before().isEmpty() && !row.after().isEmpty();
    return List.of(
        row.strategy(),
        String.valueOf(row.before().size()),
        mean(row.before()),
        String.valueOf(row.after().size()),
        mean(row.after()),
        both ? String.format(Locale.ROOT, "%+.4f", of(row.after()) - of(row.before())) : "-");
  }

  private static String mean(List<Double> scores) {
    return scores.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4f", of(scores));
  }

  private static double of(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static String shown(String value) {
    String text = Visible.text(value.isEmpty() ? "nothing" : value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
