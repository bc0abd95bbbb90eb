package org.graft.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.TestResult;
import org.graft.spi.result.study.Warning;
import org.graft.stats.PValue;

/** A study as text for a terminal: decisions first, then tables, then what limits them. */
public final class StudyText {
  private static final int LISTED = 8;

  private StudyText() {}

  /** The overall answer, then the sentences of the primary comparisons, in order. */
  public static String decisions(Study study) {
    StringBuilder text = new StringBuilder();
    if (!study.analysis().answer().sentence().isEmpty()) {
      text.append('\n').append(study.analysis().answer().sentence()).append('\n');
    }
    study.analysis().answer().groups().forEach(g -> text.append(g).append('\n'));
    if (study.analysis().across().isPresent()) {
      study.analysis().across().get().comparisons().stream()
          .filter(c -> c.role() == Role.PRIMARY)
          .forEach(c -> text.append('\n').append(c.decision().sentence()).append('\n'));
      return text.toString();
    }
    List<SettingResult> settings = study.analysis().settings();
    for (SettingResult setting : settings) {
      if (settings.size() > 1) {
        text.append('\n').append(setting.title()).append(":\n");
      }
      setting
          .comparisons()
          .forEach(c -> text.append('\n').append(c.decision().sentence()).append('\n'));
    }
    return text.toString();
  }

  /** The tables: over data sets where there is such a view, else for each setting. */
  public static String tables(Study study) {
    String metric =
        " ("
            + study.metric()
            + (study.direction() == Direction.HIGHER_IS_BETTER
                ? ", higher is better)\n"
                : ", lower is better)\n");
    if (study.analysis().across().isPresent()) {
      return across(study.analysis().across().get(), metric);
    }
    return study.analysis().settings().stream()
        .map(s -> "\n" + s.title() + metric + setting(s))
        .collect(Collectors.joining());
  }

  /** What follows from results over numbers that strategies differ in; may be empty. */
  static String sweeps(Study study) {
    return study.analysis().sweeps().stream()
        .flatMap(sweep -> sweep.sentences().stream())
        .map(sentence -> "\n" + sentence + "\n")
        .collect(Collectors.joining());
  }

  /** How far transferability scores could have been trusted; empty where there are none. */
  static String transferability(Study study) {
    return study.analysis().transferability().stream()
        .filter(t -> !t.sentence().isEmpty())
        .map(t -> "\n" + t.sentence() + "\n")
        .collect(Collectors.joining());
  }

  /** What each column of a table was taken for; empty for recorded trials. */
  static String columns(Study study) {
    return study.documentation().provenance().facts().stream()
        .filter(fact -> fact.name().equals("Columns"))
        .map(fact -> "columns: " + fact.value() + "\n")
        .collect(Collectors.joining());
  }

  /** What makes answers doubtful, which is read before them. */
  static String serious(Study study) {
    String text = warnings(study, w -> w.gravity() == Warning.Gravity.SERIOUS);
    return text.isEmpty() ? "" : "\n" + text;
  }

  /** What limits conclusions further, and each score that is missing. */
  public static String warnings(Study study) {
    String others = warnings(study, w -> w.gravity() != Warning.Gravity.SERIOUS);
    StringBuilder text = new StringBuilder(others.isEmpty() ? "" : "\n" + others);
    study.design().losses().list().stream()
        .limit(LISTED)
        .forEach(
            l ->
                text.append("  ")
                    .append(l.setting())
                    .append(", ")
                    .append(l.strategy())
                    .append(", ")
                    .append(l.block())
                    .append(": ")
                    .append(l.what())
                    .append(l.reason().isEmpty() ? "" : " (" + l.reason() + ")")
                    .append("; ")
                    .append(l.consequence())
                    .append('\n'));
    int more = study.design().losses().list().size() - LISTED;
    return text + (more > 0 ? "  and " + more + " more\n" : "");
  }

  private static String warnings(Study study, Predicate<Warning> chosen) {
    return study.analysis().warnings().stream()
        .filter(chosen)
        .map(w -> w.gravity().name().toLowerCase(Locale.ROOT) + ": " + w.text() + "\n")
        .collect(Collectors.joining());
  }

  private static String setting(SettingResult setting) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("strategy", "n", "mean", "sd", "median", "IQM", "worst 10 %", "failed"));
    for (StrategyResult s : setting.strategies()) {
      rows.add(
          List.of(
              s.strategy(),
              String.valueOf(s.center().n()),
              Numbers.of(s.center().mean()),
              Numbers.value(s.spread().deviation()),
              Numbers.value(s.center().median()),
              Numbers.value(s.center().interquartileMean()),
              Numbers.value(s.spread().worstTenth()),
              failed(s.failures())));
    }
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(
        List.of("comparison", "pairs", "difference", "A12", "p", "adjusted", "worse/same/better"));
    for (Comparison c : setting.comparisons()) {
      pairs.add(
          List.of(
              c.title(),
              String.valueOf(c.pairs()),
              Numbers.of(c.location().difference()),
              Numbers.value(c.effect().a12()),
              p(c.location().test().p()),
              p(c.location().test().adjusted()),
              posterior(c.posterior())));
    }
    return Columns.render(rows) + (pairs.size() > 1 ? "\n" + Columns.render(pairs) : "");
  }

  private static String failed(StrategyResult.FailureRate rate) {
    return rate.failed() == 0 && rate.criterion().isEmpty()
        ? "-"
        : rate.failed() + " of " + rate.of();
  }

  private static String across(AcrossDatasets across, String metric) {
    List<List<String>> ranks = new ArrayList<>();
    ranks.add(List.of("strategy", "average rank"));
    across.ranks().forEach(r -> ranks.add(List.of(r.strategy(), Numbers.fixed(r.average(), 3))));
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(
        List.of(
            "comparison", "wins/ties/losses", "difference", "p", "adjusted", "worse/same/better"));
    for (RankComparison c : across.comparisons()) {
      pairs.add(
          List.of(
              c.title(),
              c.wins() + "/" + c.ties() + "/" + c.losses(),
              Numbers.of(c.difference()),
              p(c.test().p()),
              p(c.test().adjusted()),
              posterior(c.posterior())));
    }
    return "\n"
        + across.table().stream().filter(r -> r.excluded().isEmpty()).count()
        + " data sets"
        + metric
        + Columns.render(ranks)
        + "\n"
        + Columns.render(pairs)
        + "\n"
        + test(across.friedman())
        + test(across.imanDavenport());
  }

  private static String test(TestResult test) {
    return "  "
        + test.test()
        + ": "
        + test.p().map(PValue::toString).orElseGet(() -> test.note().orElse(""))
        + "\n";
  }

  private static String p(java.util.Optional<PValue> p) {
    return p.map(v -> v.toString().replaceFirst("^p = |^p ", "")).orElse("-");
  }

  private static String posterior(Comparison.Posterior posterior) {
    return share(posterior.worse())
        + "/"
        + share(posterior.equivalent())
        + "/"
        + share(posterior.better());
  }

  private static String share(Estimate p) {
    return p.value().isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", p.orNaN());
  }
}
