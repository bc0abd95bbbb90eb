package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.graft.engine.study.scores.Clusters;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Origin;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Family;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Pairing;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Replication;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.Sensitivity;
import org.graft.spi.result.study.SettingResult;
import org.graft.stats.PValue;
import org.graft.stats.design.SignFlipPower;
import org.graft.stats.design.SmallestP;
import org.graft.stats.shape.Moments;

/**
 * What was compared and under which rules.
 *
 * @param scores what is analysed
 * @param comparer how settings are compared
 * @param settings their results
 * @param across all data sets together
 * @param adjustment how the family in settings was adjusted
 * @param reachable smallest p-value, adjusted where draws adjust it, that one of the comparisons
 *     can reach
 */
record DesignBox(
    Scores scores,
    Comparer comparer,
    List<SettingResult> settings,
    Optional<AcrossDatasets> across,
    String adjustment,
    Optional<PValue> reachable) {
  private static final double POWER = 0.8;

  Design design() {
    Origin origin = scores.origin();
    return new Design(
        scores.rules().measure(),
        origin.data(),
        origin.backbones(),
        origin.strategies(),
        replication(),
        family(),
        origin.stopping(),
        losses(),
        sensitivity());
  }

  private Replication replication() {
    Clusters clusters = Scope.clusters(scores);
    return new Replication(
        clusters.noun(),
        clusters.count(),
        clusters.count() == 0 ? 0 : perCluster(),
        pairing(),
        scores.origin().varied(),
        Scope.sentence(scores, across.isPresent()),
        scores.origin().seed());
  }

  /** Most scores of one arm in one cluster. */
  private int perCluster() {
    return scores.settings().stream()
        .flatMap(s -> s.arms().stream())
        .mapToInt(
            arm -> {
              Map<Integer, Integer> counts = new HashMap<>();
              arm.scores().forEach(s -> counts.merge(s.sourceReplicate(), 1, Integer::sum));
              return counts.values().stream().mapToInt(n -> n).max().orElse(0);
            })
        .max()
        .orElse(0);
  }

  private Pairing pairing() {
    if (across.isPresent()) {
      return Pairing.DATASETS;
    }
    if (scores.rules().layout() instanceof Layout.Resamples) {
      return Pairing.RESAMPLES;
    }
    boolean paired = scores.settings().stream().allMatch(Setting::paired);
    return paired ? Pairing.PAIRED : Pairing.UNPAIRED;
  }

  private Family family() {
    Rules rules = scores.rules();
    if (across.isPresent()) {
      List<RankComparison> primary =
          across.get().comparisons().stream().filter(c -> c.role() == Role.PRIMARY).toList();
      String name =
          primary.stream()
              .flatMap(c -> c.test().adjustment().stream())
              .findFirst()
              .orElse(primary.size() < 2 ? "none" : FamilyAdjustment.HOLM);
      return new Family(
          rules.baseline(),
          primary.size(),
          "Wilcoxon signed-rank test over data sets, Pratt's zeros, two-sided",
          name,
          rules.alpha(),
          rules.rope());
    }
    return new Family(
        rules.baseline(),
        (int) comparisons().count(),
        comparer.test(),
        adjustment,
        rules.alpha(),
        rules.rope());
  }

  private Stream<Comparison> comparisons() {
    return settings.stream().flatMap(s -> s.comparisons().stream());
  }

  private Losses losses() {
    List<Losses.Loss> list = scores.losses();
    int scored = 0;
    for (Setting setting : scores.settings()) {
      for (Setting.Arm arm : setting.arms()) {
        scored += (int) arm.scores().stream().filter(Score::present).count();
      }
    }
    int broken = Losses.count(list, Losses.Kind.BROKEN);
    int skipped = Losses.count(list, Losses.Kind.SKIPPED);
    List<Losses.Loss> said = new ArrayList<>();
    for (Losses.Loss loss : list) {
      said.add(loss.with(consequence(loss)));
    }
    return new Losses(
        scored + list.size(), scored, broken, skipped, list.size() - broken - skipped, said);
  }

  private String consequence(Losses.Loss loss) {
    if (across.isPresent()) {
      boolean gone =
          across.get().table().stream()
              .anyMatch(
                  row -> row.excluded().isPresent() && loss.setting().startsWith(row.dataset()));
      return gone
          ? "data set left out of the tests over data sets"
          : "data set's mean taken over the other repeats";
    }
    return pairing() == Pairing.UNPAIRED
        ? "left out"
        : "block left out of the comparisons with " + loss.strategy();
  }

  private Sensitivity sensitivity() {
    int n =
        across
            .map(a -> (int) a.table().stream().filter(r -> r.excluded().isEmpty()).count())
            .orElseGet(() -> comparisons().mapToInt(Comparison::pairs).max().orElse(0));
    boolean flips = pairing() == Pairing.PAIRED || pairing() == Pairing.DATASETS;
    Estimate smallest =
        pairing() == Pairing.RESAMPLES
            ? Estimate.refused("a t test has no smallest p-value")
            : across.isEmpty() && reachable.isPresent()
                ? Estimate.of(reachable.get().value())
                : Attempt.number(
                    () -> (flips ? SmallestP.paired(n) : SmallestP.unpaired(n, n)).value());
    return new Sensitivity(smallest, detectable(n), POWER);
  }

  /**
   * By the largest spread of differences among the comparisons, at the level that is left to each
   * of them by the family (Bonferroni, which Holm and max-T never fall below).
   */
  private Estimate detectable(int n) {
    if (across.isPresent() || pairing() != Pairing.PAIRED) {
      return Estimate.refused("computed for paired repeats only");
    }
    OptionalDouble widest =
        comparisons().mapToDouble(DesignBox::spread).filter(Double::isFinite).max();
    if (widest.isEmpty() || widest.getAsDouble() == 0) {
      return Estimate.refused("the spread of differences is not known");
    }
    return Attempt.number(
        () ->
            widest.getAsDouble()
                * SignFlipPower.detectable(
                    n, scores.rules().alpha() / Math.max(1, comparisons().count()), POWER));
  }

  private static double spread(Comparison comparison) {
    return Attempt.number(
            () ->
                Moments.of(comparison.differences().stream().mapToDouble(d -> d.value()).toArray())
                    .sd())
        .orNaN();
  }
}
