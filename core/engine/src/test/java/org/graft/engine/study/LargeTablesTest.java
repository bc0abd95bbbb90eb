package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.StrategyResult;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;

/** Tables of so many rows that permutations are taken at their limit. */
final class LargeTablesTest {
  private static final int ROWS = 12_000;

  @Test
  void comparesManyPairsByTheLimitOfTheSignFlipTest() {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("seed,a,b\n");
    for (int i = 0; i < ROWS; i++) {
      double level = random.nextGaussian();
      double a = level + 0.01 + 0.1 * random.nextGaussian();
      csv.append(String.format(Locale.ROOT, "%d,%.6f,%.6f%n", i, a, level));
    }
    Study study = new Tables().study(csv.toString());
    Comparison c = OneDatasetStudyTest.only(study);
    assertThat(c.location().test().test()).endsWith("at its limit in large samples, Student's t");
    assertThat(c.decision().sentence()).startsWith("a beats b by 0.01");
    Interval interval = c.location().difference().interval().orElseThrow();
    assertThat(interval.width()).isCloseTo(2 * 1.96 * 0.1 / Math.sqrt(ROWS), within(2e-4));
    StrategyResult a = study.analysis().settings().get(0).strategies().get(0);
    Interval deviation = a.spread().deviation().interval().orElseThrow();
    assertThat(deviation.width()).isCloseTo(2 * 1.96 / Math.sqrt(2.0 * ROWS), within(0.008));
    Interval ratio = c.spread().ratio().interval().orElseThrow();
    assertThat(ratio.contains(1.005)).isTrue();
  }

  @Test
  void comparesLargeSamplesByTheLimitOfTheStudentisedTest() {
    Random random = new Random(9);
    StringBuilder csv = new StringBuilder("strategy,accuracy\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(i % 2 == 0 ? "a," : "b,");
      csv.append(String.format(Locale.ROOT, "%.6f%n", random.nextGaussian()));
    }
    Comparison c = OneDatasetStudyTest.only(new Tables().study(csv.toString()));
    assertThat(c.location().test().test()).endsWith("at its limit in large samples, Welch's t");
    assertThat(c.location().hodgesLehmann().refusal()).isPresent();
    Interval interval = c.location().difference().interval().orElseThrow();
    assertThat(interval.width()).isCloseTo(2 * 1.96 * Math.sqrt(4.0 / ROWS), within(0.002));
  }

  @Test
  void keepsToTheExactTestWhereFewOfManyPairsDiffer() {
    Random random = new Random(11);
    StringBuilder csv = new StringBuilder("seed,a,b\n");
    for (int i = 0; i < ROWS; i++) {
      double level = random.nextGaussian();
      csv.append(String.format(Locale.ROOT, "%d,%.6f,%.6f%n", i, level + (i < 7 ? 0.1 : 0), level));
    }
    Comparison c = OneDatasetStudyTest.only(new Tables().study(csv.toString()));
    assertThat(c.location().test().test()).endsWith("exact");
    assertThat(c.location().test().p().orElseThrow().value())
        .isCloseTo(2.0 / (1 << 7), within(1e-12));
  }

  @Test
  void takesTheLimitSoonerWhereManySettingsAreCompared() {
    Random random = new Random(10);
    StringBuilder csv = new StringBuilder("strategy,dataset,seed,accuracy\n");
    for (int dataset = 0; dataset < 5; dataset++) {
      for (int seed = 0; seed < 2_000; seed++) {
        double level = 0.7 + 0.02 * random.nextGaussian();
        for (String strategy : new String[] {"a", "b", "c", "d", "e"}) {
          double score = level + 0.02 * random.nextGaussian() + (strategy.equals("e") ? 0.01 : 0);
          csv.append(
              String.format(Locale.ROOT, "%s,d%d,%d,%.6f%n", strategy, dataset, seed, score));
        }
      }
    }
    Study study = new Tables().study(csv.toString());
    for (Comparison c : study.analysis().settings().get(0).comparisons()) {
      assertThat(c.location().test().test()).endsWith("Student's t");
      assertThat(c.spread().test().test()).endsWith("the normal");
      assertThat(c.posterior().better().value()).isPresent();
    }
    Interval these =
        study.analysis().across().orElseThrow().aggregates().stream()
            .filter(a -> a.strategy().equals("a") && a.name().equals("mean"))
            .findFirst()
            .orElseThrow()
            .theseDatasets()
            .orElseThrow();
    assertThat(these.width()).isCloseTo(2 * 1.96 * 0.02 * Math.sqrt(2 / 10_000.0), within(3e-4));
  }
}
