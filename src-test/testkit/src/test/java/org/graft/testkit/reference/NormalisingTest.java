package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.junit.jupiter.api.Test;

/** Two examples of one number, 1 and 3; running mean 0 and variance 1. */
final class NormalisingTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  private final List<Variable> variables =
      new Layer.BatchNormalization(0.9, 1e-9)
          .parameters(List.of(Shape.of(1))).stream()
              .map(p -> new Variable(p, Tensor.of(p.shape(), new float[] {start(p.name())})))
              .toList();
  private final Normalising layer = new Normalising(1, 1, 0.9, 1e-9, variables);

  private static float start(String name) {
    return name.equals("gamma") || name.equals("variance") ? 1 : 0;
  }

  private double[] outputs(double probability, Mode mode) {
    layer.stochastic(probability);
    return layer.forward(2, List.of(new double[] {1, 3}), mode, new Seed(1).randomness());
  }

  @Test
  void stochasticNormalizationTakesRunningStatisticsOrTheBatchs() {
    assertThat(outputs(1, Mode.TRAINING)).containsExactly(new double[] {1, 3}, CLOSE);
    assertThat(variables.get(2).value()[0]).as("running mean").isCloseTo(0.2, CLOSE);
    assertThat(outputs(0, Mode.TRAINING)).containsExactly(new double[] {-1, 1}, CLOSE);
    assertThat(outputs(1, Mode.STATISTICS)).containsExactly(new double[] {-1, 1}, CLOSE);
  }
}
