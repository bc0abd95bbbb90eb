package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.Recorded;
import org.graft.spi.base.Seed;
import org.graft.spi.result.TrialCard;
import org.junit.jupiter.api.Test;

class TestTrainRatioTest {
  @Test
  void isTheMeanOfATransfersDivisionsAndTheLargestOfSeveralTransfers() {
    Recorded ten = trial("ten a class", "{\"train\": 100, \"test\": 20, \"split\": 0}");
    Recorded next = trial("ten a class", "{\"train\": 100, \"test\": 30, \"split\": 1}");
    Recorded one = trial("one a class", "{\"train\": 10, \"test\": 20, \"split\": 0}");
    assertThat(TestTrainRatio.of(List.of(ten, next))).hasValue(0.25);
    assertThat(TestTrainRatio.of(List.of(ten, one, next))).hasValue(2.0);
  }

  @Test
  void isOfDividedRowsOnly() {
    assertThat(TestTrainRatio.of(List.of(trial("whole", "{\"train\": 100, \"test\": 20}"))))
        .isEmpty();
  }

  private static Recorded trial(String transfer, String settings) {
    return new Recorded(
        new TrialCard("3f2a91", "block", transfer, "mlp", "scratch", 0, 0, new Seed(1)),
        Optional.empty(),
        Optional.empty(),
        "data",
        "{}",
        settings,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
