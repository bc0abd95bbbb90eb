package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.graft.lanes.matrix.Lanes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arithmetic is taken. */
final class FastestLanesTest {
  @ParameterizedTest
  @ValueSource(strings = {"mixed mode, emulated-client, sharing", "interpreted mode, sharing"})
  void plainWhereTheJvmDoesNotOptimise(String mode) {
    String own = System.getProperty("java.vm.info");
    System.setProperty("java.vm.info", mode);
    try {
      assertThat(Lanes.fastest().vectors()).isFalse();
    } finally {
      System.setProperty("java.vm.info", own);
    }
  }
}
