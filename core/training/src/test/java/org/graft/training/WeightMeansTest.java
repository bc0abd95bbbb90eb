package org.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.junit.jupiter.api.Test;

final class WeightMeansTest {
  private static final Weights FIRST = weights(1, 2);
  private static final Weights SECOND = weights(3, 6);

  @Test
  void blendsHalfAndHalf() {
    assertThat(values(WeightMeans.blend(FIRST, SECOND, 0.5))).containsExactly(2, 4);
    assertThat(values(WeightMeans.mean(List.of(FIRST, SECOND)))).containsExactly(2, 4);
  }

  @Test
  void whatDidNotMoveIsTheVeryTensor() {
    assertThat(WeightMeans.blend(FIRST, weights(1, 2), 0.3).tensors().get("a/kernel"))
        .isSameAs(FIRST.tensors().get("a/kernel"));
  }

  @Test
  void theMovingAverageStartsFromTheStart() {
    MovingAverage average = new MovingAverage(0.9, FIRST);
    assertThat(average.weights().tensors().get("a/kernel"))
        .isSameAs(FIRST.tensors().get("a/kernel"));
    average.add(SECOND);
    average.add(SECOND);
    assertThat(values(average.weights()))
        .containsExactly((float) (0.81 * 1 + 0.19 * 3), (float) (0.81 * 2 + 0.19 * 6));
  }

  private static Weights weights(float... values) {
    return new Weights(Map.of("a/kernel", Tensor.of(Shape.of(values.length), values)));
  }

  private static float[] values(Weights weights) {
    return java.util.Objects.requireNonNull(weights.tensors().get("a/kernel")).toArray();
  }
}
