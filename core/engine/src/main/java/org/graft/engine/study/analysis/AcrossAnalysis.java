package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Pair;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.words.DatasetSentences;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.Decision;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Role;
import org.graft.spi.result.study.TestResult;
import org.graft.stats.Better;
import org.graft.stats.PValue;
import org.graft.stats.adjust.AllPairsAdjustment;
import org.graft.stats.groups.Blocks;
import org.graft.stats.groups.Cliques;
import org.graft.stats.groups.Friedman;
import org.graft.stats.groups.Friedman.TieCorrection;

/** All data sets together: the data set is the unit. */
final class AcrossAnalysis {
  private final DatasetTable table;
  private final Rules rules;
  private final Effort effort;
  private final List<Pair> family;
  private final int k;

  private AcrossAnalysis(Scores scores, Effort effort) {
    this.table = DatasetTable.of(scores);
    this.rules = scores.rules();
    this.effort = effort;
    this.family = scores.family();
    this.k = table.strategies().size();
  }

  static AcrossDatasets of(Scores scores, Effort effort) {
    return new AcrossAnalysis(scores, effort).analyse();
  }

  private AcrossDatasets analyse() {
    double[] ranks = averageRanks();
    List<AcrossDatasets.Rank> ranking =
        IntStream.range(0, k)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> ranks[i]))
            .map(i -> new AcrossDatasets.Rank(table.strategies().get(i), ranks[i]))
            .toList();
    List<DatasetComparison> primary = pairs(true, ranks);
    List<DatasetComparison> others = pairs(false, ranks);
    List<TestResult> tests = adjust(primary);
    List<TestResult> equivalence =
        FamilyAdjustment.holm(primary.stream().map(DatasetComparison::equivalence).toList());
    List<RankComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < primary.size(); i++) {
      comparisons.add(comparison(primary.get(i), Role.PRIMARY, tests.get(i), equivalence.get(i)));
    }
    others.forEach(c -> comparisons.add(comparison(c, Role.SECONDARY, c.test(), c.equivalence())));
    return new AcrossDatasets(
        table.strategies(),
        table.rows(),
        ranking,
        friedman(),
        imanDavenport(),
        comparisons,
        groups(ranks, primary, tests, others),
        Aggregates.of(table, rules, effort),
        Profiles.of(table, rules, effort));
  }

  private double[] averageRanks() {
    return table.datasets() == 0 || k < 2
        ? IntStream.range(0, k).mapToDouble(i -> (k + 1) / 2.0).toArray()
        : ranked().averageRanks();
  }

  private Friedman ranked() {
    return Friedman.of(Blocks.complete(table.complete()), Better.higher(rules.higherIsBetter()));
  }

  private TestResult friedman() {
    String name = "Friedman test, corrected for ties";
    return Attempt.test(
        name,
        () ->
            TestResult.of(
                    name,
                    ranked().chiSquared(TieCorrection.APPLIED),
                    ranked().p(TieCorrection.APPLIED))
                .withDegrees(k - 1));
  }

  private TestResult imanDavenport() {
    String name = "Iman-Davenport test, corrected for ties";
    return Attempt.test(
        name,
        () ->
            TestResult.of(
                    name,
                    ranked().imanDavenport(TieCorrection.APPLIED),
                    ranked().pImanDavenport(TieCorrection.APPLIED))
                .withDegrees(ranked().df()));
  }

  /** Pairs of the declared family, or the others. */
  private List<DatasetComparison> pairs(boolean declared, double[] ranks) {
    List<DatasetComparison> pairs = new ArrayList<>();
    FamilyIntervals intervals =
        declared
            ? new FamilyIntervals(rules.confidence(), Math.max(1, family.size()))
            : FamilyIntervals.alone(rules.confidence());
    Effort each = new Effort(effort.seed(), k * (k - 1) / 2);
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        String first = table.strategies().get(i);
        String second = table.strategies().get(j);
        Optional<Pair> pair = family.stream().filter(p -> p.joins(first, second)).findFirst();
        if (pair.isPresent() == declared) {
          boolean fixed = pair.filter(p -> p.order() == Pair.Order.FIXED).isPresent();
          boolean turned =
              fixed ? pair.filter(p -> p.first().equals(second)).isPresent() : ranks[j] < ranks[i];
          pairs.add(
              DatasetComparison.of(table, turned ? j : i, turned ? i : j, rules, intervals, each));
        }
      }
    }
    return pairs;
  }

  private List<TestResult> adjust(List<DatasetComparison> family) {
    List<TestResult> tests = family.stream().map(DatasetComparison::test).toList();
    boolean allPairs =
        tests.size() == k * (k - 1) / 2 && tests.stream().allMatch(t -> t.p().isPresent());
    if (allPairs && rules.adjusting() == Adjusting.SHAFFER) {
      return FamilyAdjustment.adjusted(
          tests, "Shaffer", raw -> AllPairsAdjustment.shafferStatic(raw, k));
    }
    if (allPairs
        && rules.adjusting() == Adjusting.BERGMANN_HOMMEL
        && k <= AllPairsAdjustment.MOST_FOR_BERGMANN_HOMMEL) {
      return FamilyAdjustment.adjusted(
          tests, "Bergmann-Hommel", raw -> AllPairsAdjustment.bergmannHommel(raw, k));
    }
    return FamilyAdjustment.holm(tests);
  }

  private RankComparison comparison(
      DatasetComparison c, Role role, TestResult test, TestResult equivalence) {
    int positive = c.positive();
    int negative = c.differences().n() - c.tied() - positive;
    boolean higher = rules.higherIsBetter();
    String first = table.strategies().get(c.first());
    String second = table.strategies().get(c.second());
    int wins = higher ? positive : negative;
    int losses = higher ? negative : positive;
    Decision decision =
        DatasetVerdicts.decide(
            new DatasetSentences.Claim(
                first,
                second,
                rules,
                wins,
                c.tied(),
                losses,
                c.difference(),
                test,
                equivalence,
                c.posterior()),
            c.sample());
    return new RankComparison(
        first,
        second,
        role,
        decision,
        wins,
        c.tied(),
        losses,
        c.difference(),
        test,
        equivalence,
        c.improvement(),
        c.posterior());
  }

  private AcrossDatasets.Groups groups(
      double[] ranks,
      List<DatasetComparison> primary,
      List<TestResult> tests,
      List<DatasetComparison> others) {
    if (table.datasets() < 2 || k < 2) {
      return new AcrossDatasets.Groups(
          "none: too few data sets", OptionalDouble.empty(), List.of());
    }
    if (rules.adjusting() == Adjusting.NEMENYI) {
      double critical =
          new org.graft.stats.groups.RankComparison(ranks, table.datasets())
              .criticalDifference(rules.alpha());
      return new AcrossDatasets.Groups(
          "Nemenyi, " + rules.alpha() + " (on request; it depends on which strategies take part)",
          OptionalDouble.of(critical),
          cliques(ranks, Cliques.significant(ranks, critical)));
    }
    boolean[][] significant = new boolean[k][k];
    mark(significant, primary, tests);
    List<DatasetComparison> all = new ArrayList<>(primary);
    all.addAll(others);
    if (!others.isEmpty()) {
      mark(
          significant,
          all,
          FamilyAdjustment.holm(all.stream().map(DatasetComparison::test).toList()));
    }
    String name =
        tests.stream().flatMap(t -> t.adjustment().stream()).findFirst().orElse("no adjustment");
    return new AcrossDatasets.Groups(
        "pairwise Wilcoxon signed-rank tests with " + name + ", " + rules.alpha(),
        OptionalDouble.empty(),
        cliques(ranks, significant));
  }

  private void mark(
      boolean[][] significant, List<DatasetComparison> pairs, List<TestResult> tests) {
    for (int i = 0; i < pairs.size(); i++) {
      if (tests.get(i).decisive().filter(this::rejects).isPresent()) {
        significant[pairs.get(i).first()][pairs.get(i).second()] = true;
        significant[pairs.get(i).second()][pairs.get(i).first()] = true;
      }
    }
  }

  private boolean rejects(PValue p) {
    return p.value() <= rules.alpha() * (1 + 1e-9);
  }

  private List<List<String>> cliques(double[] ranks, boolean[][] significant) {
    return Cliques.maximal(ranks, significant).stream()
        .map(clique -> IntStream.of(clique).mapToObj(table.strategies()::get).toList())
        .toList();
  }
}
