package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.SettingResult;

/**
 * What strategies chose in a setting: in short, and value by value.
 *
 * @param setting whose
 * @param suffix what ids end in
 */
record ChoiceTables(SettingResult setting, String suffix) {
  /** Values of a setting up to which each has a row of its own. */
  private static final int MOST = 40;

  List<Table> all() {
    List<Table> tables = new ArrayList<>();
    if (setting.choices().stream().anyMatch(Choices::chooses)) {
      tables.add(summary());
      values().ifPresent(tables::add);
    }
    return tables;
  }

  /** One row a strategy: candidates, what won most often, edges, and the gap to the test split. */
  private Table summary() {
    Choices first = setting.choices().get(0);
    String score = first.measure().metric();
    List<Estimate> gaps = setting.choices().stream().map(c -> c.gap().difference()).toList();
    List<Estimate> means =
        setting.choices().stream()
            .flatMap(c -> java.util.stream.Stream.of(c.gap().heldOut(), c.gap().test()))
            .toList();
    int decimals = Numerals.decimals(means);
    int gap = Numerals.decimals(gaps);
    List<List<Cell>> rows = new ArrayList<>();
    for (Choices one : setting.choices()) {
      rows.add(
          List.of(
              Cell.strategy(one.strategy()),
              Cell.whole(one.candidates()),
              Cell.whole(one.failed()),
              Cell.words(one.chooses() ? often(one) : "nothing to choose"),
              edges(one),
              Cell.value(one.gap().heldOut(), decimals),
              Cell.value(one.gap().test(), decimals),
              Cell.interval(one.gap().difference(), gap)));
    }
    return Table.of(
            "choices" + suffix,
            "What was chosen in each replicate on " + setting.title(),
            List.of(
                Column.words("strategy"),
                Column.numbers("candidates", "candidates of each replicate"),
                Column.numbers("without score", "candidates that failed, over all replicates"),
                Column.words("chosen most often"),
                Column.numbers(
                    "at an edge", "replicates that chose the smallest or largest value there was"),
                Column.numbers("held-out " + score, "mean of the chosen, on held-out rows"),
                Column.numbers("test " + score, "mean of the chosen, on the test split"),
                Column.numbers(
                    Digits.heading("test \u2212 held-out", gaps), "mean over replicates")),
            rows)
        .with(
            List.of(
                "Chosen "
                    + first.rule()
                    + ", then "
                    + first.then()
                    + "; "
                    + Wording.better(first.measure())
                    + ". Held-out scores of what was chosen are the best of several and flatter it."
                    + " Candidates were not tested."
                    + pruned()));
  }

  private String pruned() {
    List<String> words = new ArrayList<>();
    for (Choices one : setting.choices()) {
      if (!one.rungs().isEmpty()) {
        words.add(
            one.strategy()
                + " "
                + String.join(
                    ", ",
                    one.rungs().stream()
                        .map(r -> "%d for %d".formatted(r.candidates(), r.epochs()))
                        .toList()));
      }
    }
    return words.isEmpty()
        ? ""
        : " Candidates were stopped early by successive halving; trained for so many epochs: "
            + String.join("; ", words)
            + ".";
  }

  private static String often(Choices one) {
    List<String> words = new ArrayList<>();
    for (Choices.Setting setting : one.settings()) {
      setting.values().stream()
          .reduce((a, b) -> b.chosen() > a.chosen() ? b : a)
          .ifPresent(
              v ->
                  words.add(
                      "%s %s (%d of %d)"
                          .formatted(setting.name(), v.text(), v.chosen(), one.replicates())));
    }
    return String.join("; ", words);
  }

  private static Cell edges(Choices one) {
    List<Choices.Setting> ranges =
        one.settings().stream().filter(s -> s.numeric() && s.values().size() > 2).toList();
    if (ranges.isEmpty()) {
      return Cell.refused("");
    }
    return ranges.size() == 1
        ? Cell.whole(ranges.get(0).atEdge())
        : Cell.words(
            String.join("; ", ranges.stream().map(s -> s.name() + " " + s.atEdge()).toList()));
  }

  /** One row a value: how often it was chosen, and its candidates' held-out score. */
  private Optional<Table> values() {
    List<Estimate> means = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    each((choices, name, value) -> means.add(value.heldOut()));
    int decimals = Numerals.decimals(means);
    each(
        (choices, name, value) ->
            rows.add(
                List.of(
                    Cell.strategy(choices.strategy()),
                    Cell.words(name),
                    Cell.words(value.text()),
                    Cell.whole(value.chosen()),
                    Cell.interval(value.heldOut(), decimals))));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String score = setting.choices().get(0).measure().metric();
    return Optional.of(
        Table.of(
                "chosen-values" + suffix,
                "Held-out " + score + " by value on " + setting.title(),
                List.of(
                    Column.words("strategy"),
                    Column.words("setting"),
                    Column.words("value"),
                    Column.numbers("chosen", "replicates that chose it"),
                    Column.numbers(
                        Digits.heading("held-out " + score, means),
                        "mean of the candidates with this value, over replicates")),
                rows)
            .with(
                List.of(
                    "Where several settings were chosen together, other settings vary within a"
                        + " value."
                        + (setting.choices().stream().allMatch(c -> c.rungs().isEmpty())
                            ? ""
                            : " Candidates that were stopped early count with the score that they"
                                + " had then, after fewer epochs than those that were not."))));
  }

  private interface Each {
    void take(Choices choices, String setting, Choices.Value value);
  }

  private void each(Each each) {
    for (Choices choices : setting.choices()) {
      for (Choices.Setting one : choices.settings()) {
        one.values().stream().limit(MOST).forEach(v -> each.take(choices, one.name(), v));
      }
    }
  }
}
