package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void writesTheShortestDecimal() {
    assertThat(Decimals.shortest(0.1)).hasToString("0.1");
    assertThat(Decimals.shortest(1e-7)).hasToString("1E-7");
    assertThat(Decimals.shortest(100)).hasToString("100");
    assertThat(Decimals.shortest(1e22)).hasToString("1E+22");
    assertThat(Decimals.shortest(1.0 / 3)).hasToString("0.3333333333333333");
    assertThat(Decimals.shortest(-0.0)).hasToString("0");
  }

  @Test
  void readsBackExactly() {
    Randomness random = new Seed(1).randomness();
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Decimals.shortest(value).doubleValue()).isEqualTo(value);
      }
    }
  }
}
