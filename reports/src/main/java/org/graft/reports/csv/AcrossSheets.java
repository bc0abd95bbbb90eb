package org.graft.reports.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Aggregate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.RankComparison;

/** The sheets over all data sets. */
final class AcrossSheets {
  private AcrossSheets() {}

  static void add(List<Sheet> sheets, AcrossDatasets across) {
    List<Line> table = new ArrayList<>();
    for (AcrossDatasets.Row row : across.table()) {
      Line line = new Line().add("dataset", row.dataset());
      for (int i = 0; i < across.strategies().size(); i++) {
        line.add(across.strategies().get(i), row.scores().get(i));
      }
      table.add(line.add("left_out", row.excluded().orElse("")));
    }
    Sheets.sheet(sheets, "datasets", table);
    Sheets.sheet(
        sheets,
        "ranks",
        across.ranks().stream()
            .map(r -> new Line().add("strategy", r.strategy()).add("average_rank", r.average()))
            .toList());
    Sheets.sheet(
        sheets,
        "rank-comparisons",
        across.comparisons().stream().map(AcrossSheets::comparison).toList());
    Sheets.sheet(
        sheets, "aggregates", across.aggregates().stream().map(AcrossSheets::aggregate).toList());
  }

  private static Line comparison(RankComparison c) {
    return new Line()
        .add("first", c.first())
        .add("second", c.second())
        .add("role", c.role().name().toLowerCase(Locale.ROOT))
        .add("verdict", Wording.verdict(c.decision().verdict()))
        .add("wins", String.valueOf(c.wins()))
        .add("ties", String.valueOf(c.ties()))
        .add("losses", String.valueOf(c.losses()))
        .add("difference", c.difference())
        .add("location", c.test())
        .add("improvement", c.improvement())
        .add("p_worse", c.posterior().worse().orNaN())
        .add("p_equivalent", c.posterior().equivalent().orNaN())
        .add("p_better", c.posterior().better().orNaN())
        .add("sentence", c.decision().sentence());
  }

  private static Line aggregate(Aggregate a) {
    return new Line()
        .add("strategy", a.strategy())
        .add("aggregate", a.name())
        .add("value", a.value().orElse(Double.NaN))
        .add("these_low", a.theseDatasets().map(Interval::low).orElse(Double.NaN))
        .add("these_high", a.theseDatasets().map(Interval::high).orElse(Double.NaN))
        .add("new_low", a.newDatasets().map(Interval::low).orElse(Double.NaN))
        .add("new_high", a.newDatasets().map(Interval::high).orElse(Double.NaN));
  }
}
