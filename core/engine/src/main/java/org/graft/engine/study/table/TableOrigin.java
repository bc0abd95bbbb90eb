package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Stopping;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Warning;

/** What a table says beside its scores. */
final class TableOrigin {
  private TableOrigin() {}

  static Origin of(
      CsvTable table,
      Reading reading,
      Rules rules,
      Collection<String> strategies,
      List<Setting> settings) {
    return new Origin(
        settings.stream().map(Setting::transfer).distinct().map(DataCard::named).toList(),
        settings.stream().map(Setting::backbone).filter(b -> !b.isEmpty()).distinct().toList(),
        strategies.stream().map(s -> new StrategyCard(s, "", "")).toList(),
        List.of(),
        unit(table, reading, rules),
        OptionalLong.empty(),
        new Stopping("", false, ""),
        new Provenance(facts(table, reading), "", List.of()),
        warnings(rules),
        List.of(
            new ChecklistItem(
                "Was the test set used for selection?",
                ChecklistItem.State.OPEN,
                "not known from the scores; say on which split epochs, rates and strategies were"
                    + " chosen")),
        List.of());
  }

  private static String unit(CsvTable table, Reading reading, Rules rules) {
    if (reading.blocks().size() == 1 && !(rules.layout() instanceof Layout.Resamples)) {
      String name = table.heading().get(reading.blocks().get(0)).toLowerCase(Locale.ROOT);
      return name.matches("[a-z]+[a-rt-z]") ? name : "repeat";
    }
    return reading.blocks().isEmpty() && reading.form() == TableOptions.Form.LONG
        ? "score"
        : "repeat";
  }

  private static List<Provenance.Fact> facts(CsvTable table, Reading reading) {
    List<Provenance.Fact> facts = new ArrayList<>();
    facts.add(
        new Provenance.Fact(
            "Table",
            table.rows().size()
                + " rows in "
                + reading.form().name().toLowerCase(Locale.ROOT)
                + " form"));
    String columns =
        String.join(", ", reading.scores().stream().map(table.heading()::get).toList());
    facts.add(new Provenance.Fact("Columns of scores", columns));
    if (!reading.blocks().isEmpty()) {
      facts.add(
          new Provenance.Fact(
              "Paired by",
              String.join(", ", reading.blocks().stream().map(table.heading()::get).toList())));
    }
    return facts;
  }

  private static List<Warning> warnings(Rules rules) {
    String metric = rules.measure().metric().toLowerCase(Locale.ROOT);
    boolean cost = metric.matches(".*(loss|error|rmse|mse|mae|brier|perplexity|regret|time).*");
    return cost && rules.higherIsBetter()
        ? List.of(
            new Warning(
                "direction",
                Warning.Gravity.SERIOUS,
                "'"
                    + rules.measure().metric()
                    + "' is read as higher is better; if lower is better, give"
                    + " --lower-is-better."))
        : List.of();
  }
}
