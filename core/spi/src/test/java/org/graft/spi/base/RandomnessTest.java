package org.graft.spi.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomnessTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 0.25, 0.5, 0.7, 0.999})
  void dropsWhereAUniformNumberIsBelowTheRate(double rate) {
    Randomness uniform = new Seed(11).randomness();
    float[] factors = new float[5_000];
    new Seed(11).randomness().dropout(factors, factors.length, rate);
    for (float factor : factors) {
      assertThat(factor).isEqualTo(uniform.nextDouble() < rate ? 0 : (float) (1 / (1 - rate)));
    }
  }
}
