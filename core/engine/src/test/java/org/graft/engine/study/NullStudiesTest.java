package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.junit.jupiter.api.Test;

/** Simulated studies: errors stay at their level, and sentences do not contradict themselves. */
final class NullStudiesTest {
  private static final int STUDIES = 40;

  /** A plain permutation test of the means says "beats" in a third of such studies. */
  @Test
  void unequalSpreadsAndSizesGiveNoFalseWinners() {
    Random random = new Random(1);
    int wrong = 0;
    for (int study = 0; study < STUDIES; study++) {
      StringBuilder csv = new StringBuilder("strategy,accuracy\n");
      scores(csv, "a", 30, 0.8, 0.01, random);
      scores(csv, "b", 6, 0.8, 0.08, random);
      Comparison c = comparisons(new Tables().study(csv.toString())).get(0);
      wrong += decided(c.decision().verdict()) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(7);
  }

  /** Three studies of each of twelve designs; the bench has two hundred. */
  @Test
  void simulatedStudiesSeldomErrAndMostlyFind() {
    int wrong = 0;
    int found = 0;
    for (SimulatedStudies.Design design : SimulatedStudies.Design.values()) {
      wrong += SimulatedStudies.wrong(design, 3);
      found += SimulatedStudies.found(design, 3);
    }
    assertThat(wrong).isLessThan(6);
    assertThat(found).isGreaterThan(22);
  }

  /** The error of "no difference of practical size" is alpha, not the prior's. */
  @Test
  void aDifferenceOfJustTheRopeIsRarelyCalledNone() {
    Random random = new Random(2);
    int wrong = 0;
    for (int study = 0; study < STUDIES; study++) {
      StringBuilder csv = new StringBuilder("dataset,a,b\n");
      for (int d = 0; d < 12; d++) {
        double base = 0.6 + 0.02 * d;
        double other = base + 0.02 + 0.01 * random.nextGaussian();
        csv.append(String.format(Locale.ROOT, "d%d,%.6f,%.6f%n", d, other, base));
      }
      Study done = new Tables().rope(0.02).study(csv.toString());
      wrong +=
          done.analysis().across().orElseThrow().comparisons().get(0).decision().verdict()
                  == Verdict.EQUIVALENT
              ? 1
              : 0;
    }
    assertThat(wrong).isLessThan(7);
  }

  @Test
  void equivalenceOverDataSetsIsStillFound() {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("dataset,a,b\n");
    for (int d = 0; d < 12; d++) {
      double base = 0.6 + 0.02 * d;
      csv.append(
          String.format(
              Locale.ROOT, "d%d,%.6f,%.6f%n", d, base + 0.002 * random.nextGaussian(), base));
    }
    Study done = new Tables().rope(0.02).study(csv.toString());
    assertThat(done.analysis().across().orElseThrow().comparisons().get(0).decision().sentence())
        .contains("no difference of practical size", "within \u00b10.02", "two one-sided");
  }

  @Test
  void intervalsOfAFamilyAgreeWithDecisionsOrTheSentenceSaysSo() {
    Random random = new Random(4);
    int disagreeing = 0;
    for (int study = 0; study < 15; study++) {
      StringBuilder csv = new StringBuilder("seed,a,b,c,d\n");
      for (int seed = 0; seed < 12; seed++) {
        csv.append(seed);
        for (int arm = 0; arm < 4; arm++) {
          csv.append(',').append(0.7 + 0.005 * arm + 0.012 * random.nextGaussian());
        }
        csv.append('\n');
      }
      for (Comparison c : comparisons(new Tables().study(csv.toString()))) {
        Interval interval = c.location().difference().interval().orElseThrow();
        assertThat(interval.method()).contains("simultaneous over 6 comparisons");
        boolean rejected = c.location().test().decisive().orElseThrow().value() <= 0.05;
        if (rejected == interval.contains(0)) {
          disagreeing++;
          assertThat(c.decision().sentence()).contains("the interval (", "the test decides");
        } else {
          assertThat(c.decision().sentence()).doesNotContain("the test decides");
        }
      }
    }
    assertThat(disagreeing).isLessThan(20);
  }

  @Test
  void aFamilyOfSixNeedsALargerDifferenceThanOneComparison() {
    String six = paired("seed,a,b,c,d\n", 4);
    String one = paired("seed,a,b\n", 2);
    assertThat(detectable(six)).isGreaterThan(1.2 * detectable(one));
  }

  private static double detectable(String csv) {
    return new Tables().study(csv).design().sensitivity().detectable().orNaN();
  }

  private static String paired(String head, int arms) {
    StringBuilder csv = new StringBuilder(head);
    for (int seed = 0; seed < 20; seed++) {
      csv.append(seed);
      for (int arm = 0; arm < arms; arm++) {
        double wave = Math.sin(seed * (arm + 1.0));
        csv.append(',').append(0.7 + 0.01 * wave);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static boolean decided(Verdict verdict) {
    return verdict == Verdict.BETTER || verdict == Verdict.WORSE;
  }

  private static List<Comparison> comparisons(Study study) {
    return study.analysis().settings().get(0).comparisons();
  }

  private static void scores(
      StringBuilder csv, String strategy, int n, double mean, double sd, Random random) {
    for (int i = 0; i < n; i++) {
      csv.append(strategy).append(',').append(mean + sd * random.nextGaussian()).append('\n');
    }
  }
}
