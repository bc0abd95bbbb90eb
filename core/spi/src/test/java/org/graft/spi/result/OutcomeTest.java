package org.graft.spi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void sharesTheTimeOfTrainingOverItsEpochs() {
    Outcome.Completed trained =
        completed(
            List.of(
                new CurvePoint(0, "test", 2.3, 0.1),
                new CurvePoint(1, "train", 1.2, 0.5),
                new CurvePoint(4, "train", 0.7, 0.8)));
    assertThat(trained.epochs()).isEqualTo(4);
    assertThat(trained.secondsPerEpoch()).hasValue(1.5);

    assertThat(completed(List.of()).epochs()).isZero();
    assertThat(completed(List.of()).secondsPerEpoch()).isEmpty();
  }

  private static Outcome.Completed completed(List<CurvePoint> curve) {
    return new Outcome.Completed(
        "3f2a91",
        Map.of("accuracy", 0.8),
        List.of(),
        curve,
        Optional.empty(),
        Map.of("fit", 6.0, "predict", 1.0),
        0,
        "by hand");
  }
}
