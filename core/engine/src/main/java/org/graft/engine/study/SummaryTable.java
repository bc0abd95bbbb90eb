package org.graft.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.Metric;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Study;

/** The plain table at the end of a run. */
public final class SummaryTable {
  private static final int MOST_FAILURES = 20;

  private SummaryTable() {}

  /** The study as text: a table for each transfer and backbone, then what failed. */
  public static String render(Study study) {
    Map<String, List<Summary>> tables = new LinkedHashMap<>();
    for (Summary summary : summaries(study)) {
      tables
          .computeIfAbsent(summary.transfer() + ", " + summary.backbone(), k -> new ArrayList<>())
          .add(summary);
    }
    StringBuilder text = new StringBuilder();
    boolean higher = study.direction() == Metric.Direction.HIGHER_IS_BETTER;
    tables.forEach(
        (title, rows) ->
            text.append('\n')
                .append(title)
                .append(" (")
                .append(study.metric())
                .append(higher ? ", higher is better)\n" : ", lower is better)\n")
                .append(table(rows)));
    text.append(failures(study));
    return text.toString();
  }

  /** One summary for each transfer, backbone and strategy, in the matrix's order. */
  public static List<Summary> summaries(Study study) {
    Map<List<String>, List<Study.Trial>> groups = new LinkedHashMap<>();
    for (Study.Trial trial : study.trials()) {
      groups
          .computeIfAbsent(
              List.of(trial.card().transfer(), trial.card().backbone(), trial.card().strategy()),
              k -> new ArrayList<>())
          .add(trial);
    }
    return groups.values().stream().map(t -> Summary.of(study.metric(), t)).toList();
  }

  private static String table(List<Summary> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "strategy", "n", "mean", "sd", "median", "min", "max", "seconds", "trained", "failed"));
    for (Summary row : rows) {
      cells.add(
          List.of(
              row.strategy(),
              String.valueOf(row.n()),
              number(row.mean()),
              number(row.deviation()),
              number(row.median()),
              number(row.min()),
              number(row.max()),
              Double.isNaN(row.seconds()) ? "-" : String.format(Locale.ROOT, "%.3g", row.seconds()),
              row.trained() < 0 ? "-" : String.format(Locale.ROOT, "%,d", row.trained()),
              row.failed() + (row.missing() > 0 ? " (+" + row.missing() + " not run)" : "")));
    }
    return Columns.render(cells);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String failures(Study study) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (Study.Trial trial : study.trials()) {
      if (trial.outcome().orElse(null) instanceof Outcome.Failed failed
          && count++ < MOST_FAILURES) {
        text.append(count == 1 ? "\nfailed trials:\n" : "")
            .append("  ")
            .append(failed.trial())
            .append("  ")
            .append(trial.card().strategy())
            .append(", source ")
            .append(trial.card().sourceReplicate())
            .append(", training ")
            .append(trial.card().trainingReplicate())
            .append(": ")
            .append(failed.stage())
            .append(": ")
            .append(failed.message())
            .append('\n');
      }
    }
    if (count > MOST_FAILURES) {
      text.append("  and ").append(count - MOST_FAILURES).append(" more\n");
    }
    return text.toString();
  }
}
