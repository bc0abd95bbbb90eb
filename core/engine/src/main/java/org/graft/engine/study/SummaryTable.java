package org.graft.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Study;

/** The plain table at the end of a run. */
public final class SummaryTable {
  private SummaryTable() {}

  /** The study as text: a table for each transfer and backbone. */
  public static String render(Study study) {
    Map<String, List<Summary>> tables = new LinkedHashMap<>();
    for (Summary summary : summaries(study)) {
      tables
          .computeIfAbsent(summary.transfer() + ", " + summary.backbone(), k -> new ArrayList<>())
          .add(summary);
    }
    StringBuilder text = new StringBuilder();
    boolean higher = study.direction() == Direction.HIGHER_IS_BETTER;
    tables.forEach(
        (title, rows) ->
            text.append('\n')
                .append(title)
                .append(" (")
                .append(study.metric())
                .append(higher ? ", higher is better)\n" : ", lower is better)\n")
                .append(table(rows)));
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
            "strategy",
            "n",
            "mean",
            "sd",
            "median",
            "min",
            "max",
            "seconds",
            "per epoch",
            "trained",
            "broken"));
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
              seconds(row.seconds()),
              seconds(row.secondsPerEpoch()),
              row.trained() < 0 ? "-" : String.format(Locale.ROOT, "%,d", row.trained()),
              row.failed() + (row.missing() > 0 ? " (+" + row.missing() + " not run)" : "")));
    }
    return Columns.render(cells);
  }

  private static String seconds(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
