package org.graft.reports.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** All sheets of a study. */
public final class Sheets {
  private Sheets() {}

  /** The sheets that have rows. */
  public static List<Sheet> of(Study study) {
    List<Line> scores = new ArrayList<>();
    List<Line> strategies = new ArrayList<>();
    List<Line> comparisons = new ArrayList<>();
    List<Line> choices = new ArrayList<>();
    List<Line> differences = new ArrayList<>();
    for (SettingResult setting : study.analysis().settings()) {
      for (StrategyResult s : setting.strategies()) {
        s.scores().forEach(score -> scores.add(score(setting, s, score)));
        strategies.add(strategy(setting, s));
      }
      setting.choices().forEach(c -> choices.addAll(choices(setting, c)));
      for (Comparison c : setting.comparisons()) {
        comparisons.add(comparison(setting, c));
        c.differences().forEach(d -> differences.add(difference(setting, c, d)));
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    sheet(sheets, "scores", scores);
    sheet(sheets, "strategies", strategies);
    sheet(sheets, "comparisons", comparisons);
    sheet(sheets, "differences", differences);
    sheet(sheets, "choices", choices);
    sheet(sheets, "transferability", TransferabilitySheets.agreements(study));
    sheet(sheets, "transferability-ranked", TransferabilitySheets.candidates(study));
    study.analysis().across().ifPresent(across -> AcrossSheets.add(sheets, across));
    return sheets;
  }

  static void sheet(List<Sheet> sheets, String id, List<Line> lines) {
    if (!lines.isEmpty()) {
      sheets.add(new Sheet(id, lines.get(0).heading(), lines.stream().map(Line::values).toList()));
    }
  }

  private static Line on(SettingResult setting) {
    return new Line().add("transfer", setting.transfer()).add("backbone", setting.backbone());
  }

  private static Line score(SettingResult setting, StrategyResult s, Score score) {
    return on(setting)
        .add("strategy", s.strategy())
        .add("block", score.block())
        .add("source_replicate", String.valueOf(score.sourceReplicate()))
        .add("training_replicate", String.valueOf(score.trainingReplicate()))
        .add("score", score.value());
  }

  private static Line strategy(SettingResult setting, StrategyResult s) {
    return on(setting)
        .add("strategy", s.strategy())
        .add("n", String.valueOf(s.center().n()))
        .add("clusters", String.valueOf(s.center().clusters()))
        .add("mean", s.center().mean())
        .add("median", s.center().median())
        .add("iqm", s.center().interquartileMean())
        .add("sd", s.spread().deviation())
        .add("iqr", s.spread().interquartileRange())
        .add("worst_tenth", s.spread().worstTenth())
        .add("sd_between_sources", s.spread().betweenSources())
        .add("failed", String.valueOf(s.failures().failed()))
        .add("failed_of", String.valueOf(s.failures().of()))
        .add("failure_rate", s.failures().rate())
        .add("seconds", s.cost().seconds())
        .add("trained", number(s.cost().trained()))
        .add("parameters", number(s.cost().total()));
  }

  private static List<Line> choices(SettingResult setting, Choices choices) {
    List<Line> lines = new ArrayList<>();
    for (Choices.Setting one : choices.settings()) {
      for (Choices.Value value : one.values()) {
        lines.add(
            on(setting)
                .add("strategy", choices.strategy())
                .add("setting", one.name())
                .add("value", value.text())
                .add("chosen", String.valueOf(value.chosen()))
                .add("replicates", String.valueOf(choices.replicates()))
                .add("metric", choices.measure().metric())
                .add("held_out", value.heldOut()));
      }
    }
    return lines;
  }

  private static Line comparison(SettingResult setting, Comparison c) {
    return on(setting)
        .add("first", c.first())
        .add("second", c.second())
        .add("role", c.role().name().toLowerCase(Locale.ROOT))
        .add("verdict", Wording.verdict(c.decision().verdict()))
        .add("pairs", String.valueOf(c.pairs()))
        .add("difference", c.location().difference())
        .add("location", c.location().test())
        .add("wilcoxon", c.location().wilcoxon())
        .add("hodges_lehmann", c.location().hodgesLehmann())
        .add("effect_size", c.effect().dz())
        .add("a12", c.effect().a12())
        .add("equivalence", c.equivalence().test())
        .add("p_worse", c.posterior().worse().orNaN())
        .add("p_equivalent", c.posterior().equivalent().orNaN())
        .add("p_better", c.posterior().better().orNaN())
        .add("sd_ratio", c.spread().ratio())
        .add("spread", c.spread().test())
        .add("normality", c.location().normality())
        .add("sentence", c.decision().sentence());
  }

  private static Line difference(
      SettingResult setting, Comparison c, Comparison.PairedDifference d) {
    return on(setting)
        .add("first", c.first())
        .add("second", c.second())
        .add("block", d.block())
        .add("source_replicate", String.valueOf(d.sourceReplicate()))
        .add("difference", d.value());
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
  }
}
