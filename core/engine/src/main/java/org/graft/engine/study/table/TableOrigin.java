package org.graft.engine.study.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
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
  /** Name of the fact that says what each column was taken for. */
  static final String COLUMNS = "Columns";

  private TableOrigin() {}

  static Origin of(
      CsvTable table,
      Reading reading,
      Rules rules,
      Collection<String> strategies,
      List<Setting> settings,
      List<Warning> notes) {
    return new Origin(
        settings.stream().map(Setting::transfer).distinct().map(DataCard::named).toList(),
        settings.stream().map(Setting::backbone).filter(b -> !b.isEmpty()).distinct().toList(),
        strategies.stream().map(s -> new StrategyCard(s, "", "")).toList(),
        List.of(),
        unit(table, reading, rules),
        OptionalLong.empty(),
        new Stopping("", false, ""),
        new Provenance(facts(table, reading), "", List.of()),
        notes,
        List.of(
            new ChecklistItem(
                "Was the test set used for selection?",
                ChecklistItem.State.OPEN,
                "not known from the scores; say on which split epochs, rates and strategies were"
                    + " chosen")),
        List.of());
  }

  private static String unit(CsvTable table, Reading reading, Rules rules) {
    List<Integer> within =
        reading.blocks().stream().filter(column -> column != reading.cluster()).toList();
    if (within.size() == 1 && !(rules.layout() instanceof Layout.Resamples)) {
      String name = table.heading().get(within.get(0)).toLowerCase(Locale.ROOT);
      return name.matches("[a-z]+[a-rt-z]") && !name.equals("id") ? name : "repeat";
    }
    return reading.blocks().isEmpty() && reading.form() == TableOptions.Form.LONG
        ? "score"
        : "repeat";
  }

  /** What each column was taken for; columns of one meaning together. */
  private static String columns(Reading reading) {
    Map<String, List<String>> byMeaning = new LinkedHashMap<>();
    for (Role role : reading.roles()) {
      byMeaning.computeIfAbsent(role.meaning(), k -> new ArrayList<>()).add(role.shown());
    }
    return byMeaning.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + " = " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static List<Provenance.Fact> facts(CsvTable table, Reading reading) {
    List<Provenance.Fact> facts = new ArrayList<>();
    facts.add(
        new Provenance.Fact(
            "Table",
            String.format(Locale.ROOT, "%,d", table.rows())
                + (table.rows() == 1 ? " row in " : " rows in ")
                + reading.form().name().toLowerCase(Locale.ROOT)
                + " form"));
    facts.add(new Provenance.Fact(COLUMNS, columns(reading)));
    return facts;
  }
}
