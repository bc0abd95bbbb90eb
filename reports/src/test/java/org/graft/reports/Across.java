package org.graft.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Aggregate;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Profile;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.TestResult;
import org.graft.spi.result.study.Verdict;
import org.graft.stats.PValue;

/** Views across data sets made up for tests. */
final class Across {
  private Across() {}

  static AcrossDatasets of(List<SettingResult> settings, List<String> names) {
    List<AcrossDatasets.Row> rows = new ArrayList<>();
    double[] ranks = new double[names.size()];
    for (SettingResult setting : settings) {
      List<Double> scores =
          setting.strategies().stream().map(s -> s.center().mean().orNaN()).toList();
      for (int i = 0; i < ranks.length; i++) {
        double mine = scores.get(i);
        ranks[i] += 1 + scores.stream().filter(s -> s > mine).count();
      }
      rows.add(new AcrossDatasets.Row(setting.transfer(), scores, Optional.empty()));
    }
    List<AcrossDatasets.Rank> order = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      order.add(new AcrossDatasets.Rank(names.get(i), ranks[i] / settings.size()));
    }
    order.sort(Comparator.comparingDouble(AcrossDatasets.Rank::average));
    List<RankComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        comparisons.add(pair(names.get(j), names.get(i), (i + j) % 3));
      }
    }
    List<List<String>> cliques = new ArrayList<>();
    cliques.add(List.of(order.get(0).strategy(), order.get(1).strategy()));
    cliques.add(List.of(order.get(1).strategy(), order.get(order.size() - 1).strategy()));
    return new AcrossDatasets(
        names,
        rows,
        order,
        TestResult.of("Friedman", 9.3, PValue.of(0.03)),
        TestResult.of("Iman-Davenport", 3.7, PValue.of(0.02)),
        comparisons,
        new AcrossDatasets.Groups(
            "pairwise Wilcoxon with Holm at 0.05", OptionalDouble.empty(), cliques),
        aggregates(names),
        profiles(names));
  }

  private static RankComparison pair(String first, String second, int kind) {
    Verdict verdict =
        kind == 0 ? Verdict.BETTER : kind == 1 ? Verdict.UNDECIDED : Verdict.EQUIVALENT;
    PValue p = kind == 0 ? new PValue(-1000) : PValue.of(0.2);
    String sentence =
        String.format(
            Locale.ROOT,
            "%s against %s over 14 data sets: %s (%s, Holm).",
            first,
            second,
            verdict.name().toLowerCase(Locale.ROOT),
            p);
    return new RankComparison(
        first,
        second,
        second.equals("scratch") ? Role.PRIMARY : Role.SECONDARY,
        new Decision(verdict, sentence, Optional.empty()),
        9,
        1,
        4,
        Sampled.around(0.021, 0.01),
        TestResult.of("Wilcoxon signed-rank, exact, two-sided", 17, p).adjusted(p, "Holm"),
        TestResult.of("two one-sided Wilcoxon signed-rank tests against \u00b10.01", 0, p),
        Sampled.around(0.69, 0.13),
        new Comparison.Posterior(
            "Bayesian signed-rank test, rope 0.01",
            Estimate.of(0.1),
            Estimate.of(0.2),
            Estimate.of(0.7)));
  }

  private static List<Aggregate> aggregates(List<String> names) {
    List<Aggregate> aggregates = new ArrayList<>();
    for (String name : names) {
      for (String kind : List.of("mean", "median", "interquartile mean")) {
        aggregates.add(
            new Aggregate(
                name,
                kind,
                OptionalDouble.of(0.7812345),
                Sampled.around(0.7812345, 0.01).interval(),
                Sampled.around(0.7812345, 0.04).interval(),
                Optional.empty()));
      }
    }
    return aggregates;
  }

  private static List<Profile> profiles(List<String> names) {
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Profile.Point> points = new ArrayList<>();
      for (int t = 0; t <= 50; t++) {
        double share = 1 / (1 + Math.exp((t - 25 - 3 * i) / 4.0));
        points.add(
            new Profile.Point(
                0.6 + t / 125.0, share, Math.max(0, share - 0.06), Math.min(1, share + 0.06)));
      }
      profiles.add(new Profile(names.get(i), points));
    }
    return profiles;
  }
}
