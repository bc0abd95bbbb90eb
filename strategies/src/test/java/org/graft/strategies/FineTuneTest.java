package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

final class FineTuneTest {
  private static final Layer FIVE =
      new Layer.Dense(5, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
  private static final BackboneCard BACKBONE =
      BackboneCard.headed(Network.sequential(Shape.of(2), List.of(FIVE, FIVE)), 3);

  @Test
  void trainsWhatLiesAboveTheFrozenDepth() {
    Recipe recipe = fineTune("1", FineTune.Head.KEPT, List.of()).recipe(BACKBONE, task(3));
    assertThat(recipe.frozen()).containsExactly("dense_1");
    assertThat(recipe.trained()).containsExactly("dense_2", "output");
    assertThat(recipe.carried()).containsExactly("dense_1", "dense_2", "output");
    assertThat(recipe.network().trainable(recipe.trained())).isEqualTo(48);
  }

  @Test
  void drawsANewHeadAndReinitializedLayersAnew() {
    Recipe recipe =
        fineTune("none", FineTune.Head.NEW, List.of("dense_2")).recipe(BACKBONE, task(4));
    assertThat(recipe.carried()).containsExactly("dense_1");
    assertThat(recipe.network().shapes().get("output")).isEqualTo(Shape.of(4));
  }

  @Test
  void refusesToKeepAHeadForOtherClassCounts() {
    assertThat(fineTune("none", FineTune.Head.KEPT, List.of()).refusal(BACKBONE, task(4)))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("head has 3 classes", "the target has 4", "say 'head: new'"));
  }

  @Test
  void refusesToFreezeDeeperThanTheNetwork() {
    FineTune deep = fineTune("3", FineTune.Head.NEW, List.of());
    assertThatThrownBy(() -> deep.recipe(BACKBONE, task(3)))
        .hasMessageContaining("depth 3 does not fit a network with 2 blocks");
  }

  @Test
  void refusesToReinitializeAFrozenLayer() {
    FineTune both = fineTune("all", FineTune.Head.NEW, List.of("dense_2"));
    assertThatThrownBy(() -> both.recipe(BACKBONE, task(3)))
        .hasMessageContaining("cannot be both frozen and reinitialized");
  }

  @Test
  void refusesToKeepAHeadWhoseClassesStandInAnotherOrder() {
    FineTune kept = fineTune("none", FineTune.Head.KEPT, List.of());
    assertThat(kept.refusal(BACKBONE, task(List.of("b", "a", "c"))))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("[a, b, c]", "[b, a, c]", "in another order", "head: new"));
    assertThat(kept.refusal(BACKBONE, task(List.of("x", "y", "z")))).isEmpty();
    assertThat(
            fineTune("none", FineTune.Head.NEW, List.of())
                .refusal(BACKBONE, task(List.of("b", "a", "c"))))
        .isEmpty();
  }

  private static FineTune fineTune(String frozen, FineTune.Head head, List<String> anew) {
    return new FineTune(
        Depth.parse(frozen),
        List.of(),
        head,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        anew,
        Optional.empty(),
        Optional.empty());
  }

  private static TaskCard task(int classes) {
    return task(java.util.stream.IntStream.range(0, classes).mapToObj(c -> "c" + c).toList());
  }

  private static TaskCard task(List<String> names) {
    return new TaskCard(
        Shape.of(2),
        List.of("a", "b", "c"),
        names,
        100,
        0,
        new Training(new Optimizer.Sgd(0.01), 32, 1));
  }
}
