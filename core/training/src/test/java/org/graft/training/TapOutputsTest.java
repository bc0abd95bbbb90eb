package org.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.junit.jupiter.api.Test;

final class TapOutputsTest {
  private static final Network NETWORK =
      Network.sequential(Shape.of(1, 1, 2), List.of(new Layer.Flatten(), new Layer.Dropout(0.5)));

  private final Tensor inputs = Tensor.of(Shape.of(5, 1, 1, 2), numbers(0, 10));
  private final List<String> passes = new ArrayList<>();

  private static float[] numbers(int from, int to) {
    float[] numbers = new float[to - from];
    for (int i = from; i < to; i++) {
      numbers[i - from] = i;
    }
    return numbers;
  }

  private Map<String, float[]> forward(int from, int to) {
    passes.add(from + "-" + to);
    return Map.of("flatten_1", numbers(2 * from, 2 * to), "dropout_1", new float[2 * (to - from)]);
  }

  @Test
  void joinsPassesOverSomeRowsAtATime() throws InterruptedException {
    List<String> taps = List.of("flatten_1", "dropout_1", "flatten_1");
    Map<String, Tensor> outputs = TapOutputs.of(NETWORK, inputs, taps, 2, this::forward);
    assertThat(passes).containsExactly("0-2", "2-4", "4-5");
    assertThat(outputs.keySet()).containsExactly("flatten_1", "dropout_1");
    Tensor flat = outputs.getOrDefault("flatten_1", inputs);
    assertThat(flat.shape()).isEqualTo(Shape.of(5, 2));
    assertThat(flat.toArray()).isEqualTo(numbers(0, 10));
  }

  @Test
  void handsTheInputsOnWithoutAPass() throws InterruptedException {
    Map<String, Tensor> outputs =
        TapOutputs.of(NETWORK, inputs, List.of(Network.INPUT), 2, this::forward);
    assertThat(outputs).containsEntry(Network.INPUT, inputs);
    assertThat(passes).isEmpty();
    assertThat(TapOutputs.computed(List.of("a", Network.INPUT, "a"))).containsExactly("a");
  }

  @Test
  void stopsBetweenPassesWhenItsThreadIsInterrupted() {
    assertThatThrownBy(
            () ->
                TapOutputs.of(
                    NETWORK,
                    inputs,
                    List.of("flatten_1"),
                    2,
                    (from, to) -> {
                      Thread.currentThread().interrupt();
                      return forward(from, to);
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(passes).containsExactly("0-2");
  }
}
