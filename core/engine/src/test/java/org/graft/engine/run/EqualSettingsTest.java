package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EqualSettingsTest {
  @TempDir private Path folder = Path.of("");

  /** The largest of ten means of 100 draws lies 1.54 standard deviations above their mean. */
  @Test
  void choosesOnValidationWithoutBiasWhereTheBestOnTestIsBiased() throws Exception {
    EqualSettings.Result result = EqualSettings.simulated(40, folder);
    double sd = Math.sqrt(EqualSettings.RIGHT * (1 - EqualSettings.RIGHT) / 100);
    double error = sd / Math.sqrt(40);
    assertThat(result.chosen().value()).isCloseTo(EqualSettings.RIGHT, within(4 * error));
    assertThat(result.best().value()).isCloseTo(EqualSettings.RIGHT + 1.54 * sd, within(4 * error));
    assertThat(result.heldOut().value()).isGreaterThan(EqualSettings.RIGHT + sd);
  }
}
