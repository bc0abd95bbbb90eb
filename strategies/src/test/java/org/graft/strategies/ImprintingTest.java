package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ImprintingTest {
  private static Imprinting imprinting(Imprinting.Then then, String frozen) {
    return new Imprinting(
        10,
        then,
        Depth.parse(frozen),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return Stream.of(
            imprinting(Imprinting.Then.NOTHING, "none"), imprinting(Imprinting.Then.FINE_TUNE, "1"))
        .flatMap(strategy -> StrategyContract.of(strategy).tests());
  }

  /** Directions (1, 0) and (.6, .8) have the mean direction (2, 1) / sqrt(5). */
  @Test
  void aClasssWeightsAreItsMeanDirectionTimesTheScale() {
    Tensor inputs = Tensor.of(Shape.of(3, 2), new float[] {1, 0, 0.6f, 0.8f, 0, -1});
    Map<String, Tensor> given =
        new ClassDirections("output", 3, 10).parameters(inputs, Targets.of(new int[] {0, 0, 2}));
    float[] kernel = {8.944272f, 0, 0, 4.472136f, 0, -10};
    assertThat(Objects.requireNonNull(given.get("kernel")).toArray())
        .containsExactly(kernel, within(1e-5f));
    assertThat(Objects.requireNonNull(given.get("bias")).toArray()).containsOnly(0);
  }

  @Test
  void trainsNothingUnlessAsked() {
    BackboneCard backbone = Backbones.dense();
    Recipe alone =
        imprinting(Imprinting.Then.NOTHING, "none").recipe(backbone, Tasks.card(backbone, 2, 0));
    assertThat(alone.phases()).isEmpty();
    assertThat(alone.given()).containsExactly(new ClassDirections("output", 2, 10));
    assertThat(alone.network().node("output").inputs()).containsExactly("l2_normalization_1");
    Recipe tuned =
        imprinting(Imprinting.Then.FINE_TUNE, "none").recipe(backbone, Tasks.card(backbone, 2, 0));
    assertThat(tuned.trained()).contains("dense_1", "output");
  }
}
