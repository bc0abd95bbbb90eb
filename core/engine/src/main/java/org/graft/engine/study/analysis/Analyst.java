package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.engine.study.words.AnswerText;
import org.graft.engine.study.words.ChecklistText;
import org.graft.engine.study.words.MethodsText;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Analysis;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Documentation;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;

/** Makes a study of scores: what is compared, tested, adjusted, decided and said. */
public final class Analyst {
  /** Data sets from which on they are the unit of tests. */
  public static final int MANY = 5;

  private final Scores scores;
  private final Rules rules;
  private final boolean across;
  private final Effort effort;
  private final Comparer comparer;
  private final Progress progress;

  /** Hears how far an analysis is. */
  public interface Progress {
    /** {@code done} of {@code all} settings have been compared. */
    void compared(int done, int all);
  }

  private Analyst(Scores scores, Progress progress) {
    this.progress = progress;
    this.scores = scores;
    this.rules = scores.rules();
    long datasets = scores.settings().stream().map(Setting::transfer).distinct().count();
    this.across =
        rules.layout() instanceof Layout.ManyDatasets
            || (rules.layout() instanceof Layout.Automatic && datasets >= MANY);
    this.effort = new Effort(rules.seed(), scores.settings().size() * scores.family().size());
    this.comparer = comparer(new FamilyIntervals(rules.confidence(), comparisons()));
  }

  /** The study of {@code scores}; the same for the same scores, rules and seed. */
  public static Study analyse(Scores scores) {
    return analyse(scores, (done, all) -> {});
  }

  /** As {@link #analyse(Scores)}; {@code progress} hears how far it is. */
  public static Study analyse(Scores scores, Progress progress) {
    return new Analyst(scores, progress).study();
  }

  /** How many comparisons the declared family has; those within settings stand alone across. */
  private int comparisons() {
    if (across || rules.looks().isPresent()) {
      return 1;
    }
    long count = 0;
    for (Setting setting : scores.settings()) {
      for (Pair pair : scores.family()) {
        boolean both =
            setting.arm(pair.first()).isPresent() && setting.arm(pair.second()).isPresent();
        count += both ? 1 : 0;
      }
    }
    return (int) Math.max(1, count);
  }

  private Comparer comparer(FamilyIntervals intervals) {
    if (rules.layout() instanceof Layout.Resamples resamples) {
      return new ResampledComparer(rules, effort, resamples.testTrainRatio(), intervals);
    }
    boolean paired = scores.settings().stream().allMatch(Setting::paired);
    return paired
        ? new PairedComparer(rules, effort, intervals)
        : new UnpairedComparer(rules, effort, intervals);
  }

  private Study study() {
    Map<Setting, List<Evidence>> evidence = new LinkedHashMap<>();
    for (Setting setting : scores.settings()) {
      evidence.put(setting, evidence(setting));
      progress.compared(evidence.size(), scores.settings().size());
    }
    List<Evidence> family =
        across ? List.of() : evidence.values().stream().flatMap(List::stream).toList();
    FamilyAdjustment adjustment = new FamilyAdjustment(rules, effort);
    List<FamilyAdjustment.Adjusted> adjusted = adjustment.adjust(family);
    List<SettingResult> settings = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Setting, List<Evidence>> entry : evidence.entrySet()) {
      int end = next + entry.getValue().size();
      settings.add(
          setting(
              entry.getKey(),
              entry.getValue(),
              across ? unadjusted(entry.getValue()) : adjusted.subList(next, end)));
      next = end;
    }
    Optional<AcrossDatasets> overall =
        across ? Optional.of(AcrossAnalysis.of(scores, effort)) : Optional.empty();
    Design design =
        new DesignBox(
                scores,
                comparer,
                settings,
                overall,
                adjustment.name(family),
                adjustment.smallest(family))
            .design();
    Analysis analysis =
        new Analysis(
            AnswerText.of(design, settings, overall),
            settings,
            overall,
            new Warnings(scores, design, settings, overall).all(),
            scores.origin().scatters());
    return new Study(
        scores.experiment(),
        design,
        scores.trials(),
        analysis,
        new Documentation(
            MethodsText.of(design, analysis, scores.rules()),
            ChecklistText.of(design, analysis, scores.origin()),
            scores.origin().provenance()));
  }

  /** Empty where the data set is the unit and has one score for each strategy. */
  private List<Evidence> evidence(Setting setting) {
    boolean single = setting.arms().stream().allMatch(arm -> arm.scores().size() < 2);
    if (across && single) {
      return List.of();
    }
    return scores.family().parallelStream().flatMap(p -> compare(setting, p).stream()).toList();
  }

  private Optional<Evidence> compare(Setting setting, Pair pair) {
    Optional<Setting.Arm> first = setting.arm(pair.first());
    Optional<Setting.Arm> second = setting.arm(pair.second());
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    boolean turned =
        pair.order() == Pair.Order.BETTER_FIRST
            && rules.measure().favours(mean(second.get()) - mean(first.get()));
    return Optional.of(
        turned
            ? comparer.compare(setting, second.get(), first.get()).settled()
            : comparer.compare(setting, first.get(), second.get()).settled());
  }

  private static double mean(Setting.Arm arm) {
    return Arrays.stream(arm.values()).average().orElse(Double.NaN);
  }

  private static List<FamilyAdjustment.Adjusted> unadjusted(List<Evidence> evidence) {
    return evidence.stream()
        .map(
            e ->
                new FamilyAdjustment.Adjusted(
                    e.location().test(), e.equivalence(), e.spread().test()))
        .toList();
  }

  private SettingResult setting(
      Setting setting, List<Evidence> evidence, List<FamilyAdjustment.Adjusted> adjusted) {
    List<StrategyResult> strategies =
        setting.arms().parallelStream()
            .map(arm -> StrategyNumbers.of(setting, arm, rules, effort))
            .toList();
    ComparisonWriter writer = new ComparisonWriter(rules, setting, strategies, scores.origin());
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      comparisons.add(
          writer.write(evidence.get(i), adjusted.get(i), across ? Role.SECONDARY : Role.PRIMARY));
    }
    return new SettingResult(
        setting.transfer(), setting.backbone(), strategies, comparisons, setting.choices());
  }
}
