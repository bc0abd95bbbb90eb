package org.graft.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.graft.spi.result.Study;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Verdict;

/** The sentences that decide, in the order in which they should be read. */
public final class Answers {
  private Answers() {}

  /**
   * One answer.
   *
   * @param place where it holds; empty where there is only one place
   * @param verdict the answer
   * @param sentence in words
   */
  public record Answer(String place, Verdict verdict, String sentence) {}

  /**
   * The primary comparisons: over all data sets where there is such a view, else of each setting;
   * all comparisons where none is primary.
   */
  public static List<Answer> primary(Study study) {
    Optional<AcrossDatasets> across = study.analysis().across();
    if (across.isPresent()) {
      List<Answer> all =
          answers(across.get().comparisons(), RankComparison::role, c -> answer("", c.decision()));
      if (!all.isEmpty()) {
        return all;
      }
    }
    List<SettingResult> settings = study.analysis().settings();
    List<Answer> answers = new ArrayList<>();
    for (SettingResult setting : settings) {
      answers.addAll(of(setting, settings.size() == 1 ? "" : setting.title()));
    }
    return answers;
  }

  /** The answers of one setting. */
  public static List<Answer> of(SettingResult setting, String place) {
    return answers(setting.comparisons(), Comparison::role, c -> answer(place, c.decision()));
  }

  private static Answer answer(String place, Decision decision) {
    return new Answer(place, decision.verdict(), decision.sentence());
  }

  private static <T> List<Answer> answers(
      List<T> comparisons, Function<T, Role> role, Function<T, Answer> answer) {
    List<T> primary = comparisons.stream().filter(c -> role.apply(c) == Role.PRIMARY).toList();
    return (primary.isEmpty() ? comparisons : primary).stream().map(answer).toList();
  }
}
