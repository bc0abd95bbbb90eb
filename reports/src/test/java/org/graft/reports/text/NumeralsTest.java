package org.graft.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.stats.PValue;
import org.junit.jupiter.api.Test;

class NumeralsTest {
  @Test
  void roundsToWhatTheIntervalSupports() {
    assertThat(Numerals.withInterval(estimate(0.030312, 0.0112, 0.0521), 4))
        .isEqualTo("0.030 [0.011, 0.052]");
    assertThat(Numerals.withInterval(estimate(123.456, 80, 170), 4)).isEqualTo("123 [80, 170]");
  }

  @Test
  void aColumnHasOneNumberOfDecimals() {
    Estimate wide = estimate(3.4429, 3.29, 3.59);
    Estimate narrow = estimate(2.1048, 2.04, 2.17);
    Estimate nothing = estimate(0.0004, -0.03, 0.03);
    assertThat(Numerals.column(List.of(wide, narrow, nothing, Estimate.of(0.5)), "none"))
        .containsExactly(
            "3.443 [3.290, 3.590]", "2.105 [2.040, 2.170]", "0.000 [\u22120.030, 0.030]", "0.500");
  }

  @Test
  void givesRoundOffNoDigits() {
    assertThat(Numerals.withInterval(estimate(0.8, 0.8, 0.8000000000000002), 4))
        .isEqualTo("0.800000 [0.800000, 0.800000]");
  }

  @Test
  void keepsSmallNumbersFromVanishing() {
    assertThat(Numerals.atLeast(0.000123, 3)).isEqualTo("0.00012");
    assertThat(Numerals.percent(0.001)).isEqualTo("<1 %");
    assertThat(Numerals.percent(0.9999)).isEqualTo(">99 %");
    assertThat(Numerals.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Numerals.fixed(-1.5, 1)).isEqualTo("\u22121.5");
  }

  @Test
  void neverPrintsAPValueAsZeroOrOneWhenItIsNot() {
    assertThat(PText.bare(new PValue(-1000))).isEqualTo("<1e\u2212300");
    assertThat(PText.named(new PValue(-1000))).isEqualTo("p < 1e\u2212300");
    assertThat(PText.bare(PValue.of(0.0000234))).isEqualTo("2.3e\u22125");
    assertThat(PText.bare(PValue.of(0.00049))).isEqualTo("0.0005");
    assertThat(PText.bare(PValue.of(0.0497))).isEqualTo("0.0497");
    assertThat(PValue.of(0.0497)).hasToString("p = 0.0497");
    assertThat(PText.bare(PValue.of(0.9999))).isEqualTo(">0.999");
    assertThat(PText.bare(PValue.of(1))).isEqualTo("1");
  }

  private static Estimate estimate(double value, double low, double high) {
    return Estimate.of(value, new Interval(low, high, 0.95, "t"));
  }
}
