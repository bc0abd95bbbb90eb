package org.graft.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;

/** The sentences that decide, in the order in which they should be read. */
public final class Decisions {
  private Decisions() {}

  /**
   * One decision.
   *
   * @param place where it holds; empty where there is only one place
   * @param verdict the decision
   * @param sentence in words
   */
  public record Sentence(String place, Verdict verdict, String sentence) {}

  /**
   * The primary comparisons: over all data sets where there is such a view, else of each setting;
   * all comparisons where none is primary.
   */
  public static List<Sentence> primary(Study study) {
    Optional<AcrossDatasets> across = study.analysis().across();
    if (across.isPresent()) {
      List<Sentence> all =
          decisions(
              across.get().comparisons(), RankComparison::role, c -> decision("", c.decision()));
      if (!all.isEmpty()) {
        return all;
      }
    }
    List<SettingResult> settings = study.analysis().settings();
    List<Sentence> decisions = new ArrayList<>();
    for (SettingResult setting : settings) {
      decisions.addAll(of(setting, settings.size() == 1 ? "" : setting.title()));
    }
    return decisions;
  }

  /** The decisions of one setting. */
  public static List<Sentence> of(SettingResult setting, String place) {
    return decisions(setting.comparisons(), Comparison::role, c -> decision(place, c.decision()));
  }

  private static Sentence decision(String place, Decision decision) {
    return new Sentence(place, decision.verdict(), decision.sentence());
  }

  private static <T> List<Sentence> decisions(
      List<T> comparisons, Function<T, Role> role, Function<T, Sentence> decision) {
    List<T> primary = comparisons.stream().filter(c -> role.apply(c) == Role.PRIMARY).toList();
    return (primary.isEmpty() ? comparisons : primary).stream().map(decision).toList();
  }
}
