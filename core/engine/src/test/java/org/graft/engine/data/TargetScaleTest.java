package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

final class TargetScaleTest {
  private static final Target.Numbers BOTH = new Target.Numbers(List.of("y", "z"));

  private static Target.Numbers scaled(Optional<TargetScale> asked, float... rows) {
    Targets train = Targets.of(Tensor.of(Shape.of(rows.length / 2, 2), rows));
    return (Target.Numbers) TargetScale.of(asked, BOTH, train);
  }

  @Test
  void centresAndScalesEachNumberByTheRowsThatTrain() {
    Target.Numbers scaled = scaled(Optional.empty(), 1, 10, 3, 10, 5, 40);
    assertThat(scaled.centers()).containsExactly(3.0, 20.0);
    assertThat(scaled.scales()).containsExactly(Math.sqrt(8 / 3.0), Math.sqrt(200));
  }

  @Test
  void onlyCentresWhatIsConstantWhateverTheRoundOffOfItsMean() {
    for (float constant : new float[] {0.1f, 0.3f, 1234.567f, 98765.4f}) {
      float[] rows = new float[2 * 37];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = i % 2 == 0 ? constant : i;
      }
      Target.Numbers scaled = scaled(Optional.empty(), rows);
      assertThat(scaled.centers().get(0)).isEqualTo((double) constant);
      assertThat(scaled.scales().get(0)).isEqualTo(1.0);
    }
  }

  @Test
  void leavesNumbersAsTheyAreWhereNoneIsAskedFor() {
    Target.Numbers before =
        new Target.Numbers(List.of("y", "z"), List.of(1.0, 2.0), List.of(3.0, 4.0));
    Targets train = Targets.of(Tensor.of(Shape.of(1, 2), new float[] {1, 2}));
    assertThat(TargetScale.of(Optional.of(TargetScale.NONE), before, train)).isEqualTo(BOTH);
  }
}
