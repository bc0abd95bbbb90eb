package org.graft.stats.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graft.stats.Refusal;
import org.graft.stats.distribution.StudentT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StudentizedRangeTest {
  /** For two groups q = sqrt(2) |t|. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3, 5, 10, 100, 1e4, 1e6, 1e9})
  void isRootTwoTimesStudentsTForTwoGroups(double df) {
    StudentizedRange range = new StudentizedRange(2, df);
    for (double q : new double[] {0.1, 1, 3.5, 14, 50}) {
      double log = Math.log(2) + new StudentT(df).logSurvival(q / Math.sqrt(2));
      assertThat(range.survival(q).log()).isCloseTo(log, within(1e-9 * Math.max(1, -log)));
    }
  }

  /** mpmath at 40 digits for infinite df; scipy 1.10 for finite df (its own error is 1e-11). */
  @ParameterizedTest
  @CsvSource({
    "3, Infinity, 0.95, 3.3144931553981203",
    "10, Infinity, 0.99, 5.1566349600896215",
    "20, Infinity, 0.9, 4.69410440949051",
    "10, 2, 0.99, 31.689352369386093",
    "5, 2, 0.9, 7.537531647541146",
    "4, 39, 0.95, 3.794854218267122",
    "10, 120, 0.99, 5.299213944943266",
    "5, 1000, 0.95, 3.8647069329485455"
  })
  void hasPublishedQuantiles(int groups, double df, double p, double q) {
    StudentizedRange range = new StudentizedRange(groups, df);
    assertThat(range.quantile(p)).isCloseTo(q, within(1e-9 * q));
    assertThat(range.critical(1 - p)).isCloseTo(q, within(1e-9 * q));
    assertThat(range.cdf(q)).isCloseTo(p, within(1e-10));
  }

  @Test
  void tailsSumToOneFromBothIntegrals() {
    for (int groups : new int[] {2, 3, 20, 100, 200}) {
      for (double df : new double[] {1, 7, 1000, Double.POSITIVE_INFINITY}) {
        for (double q : new double[] {0.5, 2, 5}) {
          StudentizedRange range = new StudentizedRange(groups, df);
          assertThat(range.cdf(q) + range.survival(q).value()).isCloseTo(1, within(1e-12));
        }
      }
    }
  }

  @Test
  void reachesTailsFarBelowTheSmallestDouble() {
    StudentizedRange range = new StudentizedRange(5, Double.POSITIVE_INFINITY);
    assertThat(range.survival(100).log10()).isLessThan(-1000);
    double critical = new StudentizedRange(5, 30).critical(1e-40);
    assertThat(new StudentizedRange(5, 30).survival(critical).log10()).isCloseTo(-40, within(1e-9));
  }

  @Test
  void saysWhatLiesOutsideItsRange() {
    assertThat(new StudentizedRange(3, 5).cdf(-1)).isZero();
    assertThat(new StudentizedRange(3, 5).survival(0).value()).isEqualTo(1);
    assertThat(new StudentizedRange(3, 5).survival(Double.POSITIVE_INFINITY).value()).isZero();
    assertThatThrownBy(() -> new StudentizedRange(1, 5)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new StudentizedRange(3, 0)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new StudentizedRange(3, 5).quantile(1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new StudentizedRange(3, 5).cdf(Double.NaN))
        .isInstanceOf(Refusal.class);
  }
}
