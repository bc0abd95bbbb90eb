package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.graft.stats.Ranks;
import org.junit.jupiter.api.Test;

/** Dynamic programming and meeting in the middle against plain enumeration. */
final class ExactDistributionTest {
  @Provide
  Arbitrary<double[]> tiedScores() {
    return Arbitraries.integers()
        .between(-6, 6)
        .map(i -> i / 10.0)
        .array(Double[].class)
        .ofMinSize(2)
        .ofMaxSize(9)
        .map(a -> Arrays.stream(a).mapToDouble(Double::doubleValue).toArray());
  }

  @Property(tries = 200)
  void signedRankEqualsEnumeration(@ForAll("tiedScores") double[] d, @ForAll ZeroPolicy policy) {
    Differences differences = Differences.of(d);
    Assume.that(differences.nonzero().length > 0);
    SignedRank test = SignedRank.of(differences, policy);
    double[] ranks = test.ranks();
    double observed = 0;
    double[] nonzero = differences.nonzero();
    for (int i = 0; i < ranks.length; i++) {
      observed += nonzero[i] > 0 ? ranks[i] : 0;
    }
    int less = 0;
    int greater = 0;
    for (int set = 0; set < 1 << ranks.length; set++) {
      double sum = 0;
      for (int i = 0; i < ranks.length; i++) {
        sum += (set >> i & 1) == 1 ? ranks[i] : 0;
      }
      less += sum <= observed ? 1 : 0;
      greater += sum >= observed ? 1 : 0;
    }
    double all = 1 << ranks.length;
    assertThat(test.exact().less().value()).isCloseTo(less / all, within(1e-13));
    assertThat(test.exact().greater().value()).isCloseTo(greater / all, within(1e-13));
  }

  @Property(tries = 200)
  void signFlipEqualsEnumeration(@ForAll("tiedScores") double[] d) {
    Differences differences = Differences.of(d);
    Assume.that(differences.nonzero().length > 0);
    double observed = Arrays.stream(d).sum();
    int both = 0;
    int greater = 0;
    for (int set = 0; set < 1 << d.length; set++) {
      double sum = 0;
      for (int i = 0; i < d.length; i++) {
        sum += (set >> i & 1) == 1 ? d[i] : -d[i];
      }
      both += Math.abs(sum) >= Math.abs(observed) - 1e-9 ? 1 : 0;
      greater += sum >= observed - 1e-9 ? 1 : 0;
    }
    PermutationP test = SignFlip.test(differences, 1, 1);
    assertThat(test.p().value()).isCloseTo(Math.scalb((double) both, -d.length), within(1e-13));
    assertThat(test.greater().value())
        .isCloseTo(Math.scalb((double) greater, -d.length), within(1e-13));
  }

  @Property(tries = 200)
  void mannWhitneyAndLabelPermutationEqualEnumeration(
      @ForAll("tiedScores") double[] x, @ForAll("tiedScores") double[] y) {
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    double[] ranks = Ranks.midRanks(pooled);
    MannWhitney test = MannWhitney.of(x, y);
    PermutationP labels = LabelPermutation.test(x, y, 1, 1);
    double[] byRank = enumerate(ranks, x.length);
    double[] byMean = enumerate(pooled, x.length);
    assertThat(test.exact().less().value()).isCloseTo(byRank[0], within(1e-12));
    assertThat(test.exact().greater().value()).isCloseTo(byRank[1], within(1e-12));
    assertThat(test.exact().asExtreme().value()).isCloseTo(byRank[2], within(1e-12));
    assertThat(labels.less().value()).isCloseTo(byMean[0], within(1e-12));
    assertThat(labels.greater().value()).isCloseTo(byMean[1], within(1e-12));
    assertThat(labels.p().value()).isCloseTo(byMean[2], within(1e-12));
  }

  private static double[] enumerate(double[] values, int chosen) {
    double observed = Arrays.stream(values, 0, chosen).sum();
    double mean = Arrays.stream(values).sum() * chosen / values.length;
    double[] counts = new double[3];
    int all = 0;
    for (int set = 0; set < 1 << values.length; set++) {
      if (Integer.bitCount(set) == chosen) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
          sum += (set >> i & 1) == 1 ? values[i] : 0;
        }
        all++;
        counts[0] += sum <= observed + 1e-9 ? 1 : 0;
        counts[1] += sum >= observed - 1e-9 ? 1 : 0;
        counts[2] += Math.abs(sum - mean) >= Math.abs(observed - mean) - 1e-9 ? 1 : 0;
      }
    }
    return new double[] {counts[0] / all, counts[1] / all, counts[2] / all};
  }

  @Property(tries = 100)
  void hodgesLehmannEqualsTheSortedPairs(
      @ForAll("tiedScores") double[] x, @ForAll("tiedScores") double[] y) {
    double[] walsh = new double[x.length * (x.length + 1) / 2];
    int k = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i; j < x.length; j++) {
        walsh[k++] = x[i] / 2 + x[j] / 2;
      }
    }
    double[] shifts = new double[x.length * y.length];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = x[i / y.length] - y[i % y.length];
    }
    assertThat(HodgesLehmann.center(x)).isEqualTo(middle(walsh));
    assertThat(HodgesLehmann.shift(x, y)).isEqualTo(middle(shifts));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    int n = values.length;
    return (n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2) + 0.0;
  }

  /** Three ways to one p: halves (n = 40), lattice (n = 41, a zero's worth more), Monte Carlo. */
  @Test
  void waysToTheSignFlipPAgree() {
    SplittableRandom random = new SplittableRandom(7);
    double[] d = random.doubles(60, -0.4, 0.6).map(v -> Math.rint(v * 1000) / 1000).toArray();
    PermutationP lattice = SignFlip.test(Differences.of(d), 1, 100_000);
    double[] irrational = Arrays.stream(d).map(v -> v * Math.PI).toArray();
    PermutationP drawn = SignFlip.test(Differences.of(irrational), 1, 100_000);
    assertThat(lattice.exact()).isTrue();
    assertThat(drawn.exact()).isFalse();
    assertThat(lattice.p().value()).isBetween(drawn.low(), drawn.high());
    double[] few = Arrays.copyOf(d, 40);
    double[] scaled = Arrays.stream(few).map(v -> v * Math.PI).toArray();
    double[] padded = Arrays.copyOf(few, 41);
    padded[40] = 1e-3;
    assertThat(SignFlip.test(Differences.of(scaled), 1, 1).p().value())
        .isCloseTo(SignFlip.test(Differences.of(few), 1, 1).p().value(), within(1e-12));
    assertThat(SignFlip.test(Differences.of(padded), 1, 1).exact()).isTrue();
  }

  @Test
  void drawsTheSameLabelsForTheSameSeed() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles(30).toArray();
    double[] y = random.doubles(30).map(v -> v + 0.1).toArray();
    PermutationP first = LabelPermutation.test(x, y, 5, 20_000);
    assertThat(first).isEqualTo(LabelPermutation.test(x, y, 5, 20_000));
    assertThat(first.exact()).isFalse();
    double[] roundX = Arrays.stream(x).map(v -> Math.rint(v * 1000) / 1000).toArray();
    double[] roundY = Arrays.stream(y).map(v -> Math.rint(v * 1000) / 1000).toArray();
    PermutationP exact = LabelPermutation.test(roundX, roundY, 5, 20_000);
    assertThat(exact.exact()).isTrue();
    assertThat(exact.p().value()).isCloseTo(first.p().value(), within(0.02));
  }

  @Test
  void ranksTwoHundredExactly() {
    // R: d <- ifelse((0:199) %% 3 == 0, -1, 1) * (1:200); wilcox.test(d, exact = TRUE)
    double[] d = IntStream.range(0, 200).mapToDouble(i -> i % 3 == 0 ? -1 - i : 1 + i).toArray();
    ExactP exact = SignedRank.of(Differences.of(d), ZeroPolicy.WILCOX).exact();
    assertThat(2 * exact.greater().value()).isCloseTo(3.61257167164667e-05, within(1e-16));
  }
}
