package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Strategies that train what they insert into a frozen body. */
final class InsertionStrategiesTest {
  private static final BackboneCard IMAGES = Backbones.convolutional();
  private static final TaskCard TASK = Tasks.card(IMAGES, 2, 0);
  private static final int HEAD = 5 * 2 + 2;

  @TestFactory
  Stream<DynamicTest> loraKeepsItsPromises() {
    return StrategyContract.of(lora(2)).tests();
  }

  @TestFactory
  Stream<DynamicTest> doraKeepsItsPromises() {
    return StrategyContract.of(dora()).tests();
  }

  @TestFactory
  Stream<DynamicTest> ssfKeepsItsPromises() {
    return StrategyContract.of(ssf()).tests();
  }

  @Test
  void loraCountsItsUpdatesAndTheHead() {
    Recipe recipe = lora(2).recipe(IMAGES, TASK);
    int first = 2 * (1 * 3 * 3) + 3 * 2;
    int second = 2 * (3 * 3 * 3) + 4 * 2;
    int dense = 24 * 2 + 2 * 5;
    assertThat(recipe.trainable()).isEqualTo(first + second + dense + HEAD);
    assertThat(recipe.frozen()).contains("batch_normalization_1").doesNotContain("dense_1");
  }

  @Test
  void loraOfRankNoneTrainsTheHeadAlone() {
    Recipe head =
        new FeatureExtractor(
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
            .recipe(IMAGES, TASK);
    assertThat(lora(0).recipe(IMAGES, TASK)).isEqualTo(head);
  }

  @Test
  void loraGoesWhereItIsTold() {
    Recipe recipe =
        new Lora(2, 16, List.of(Selection.parse("first")), Optional.empty(), Optional.empty())
            .recipe(IMAGES, TASK);
    assertThat(recipe.phases().get(0).insertions()).containsOnlyKeys("convolution_1");
  }

  @Test
  void loraRefusesWhereNothingFits() {
    Lora norms =
        new Lora(2, 16, List.of(Selection.parse("norms")), Optional.empty(), Optional.empty());
    assertThat(norms.refusal(IMAGES, TASK))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("goes beside dense layers and convolutions")
                    .contains("'batch_normalization_1' is batch-normalization"));
  }

  @Test
  void doraTrainsALengthForEachOutputBesides() {
    assertThat(dora().recipe(IMAGES, TASK).trainable())
        .isEqualTo(lora(2).recipe(IMAGES, TASK).trainable() + 3 + 4 + 5);
  }

  @Test
  void ssfHasAScaleAndAShiftForEachChannel() {
    assertThat(ssf().recipe(IMAGES, TASK).trainable()).isEqualTo(2 * (3 + 3 + 4 + 5) + HEAD);
  }

  @Test
  void whatTrainsByAnInsertionDoesNotTrainByItself() {
    Recipe recipe = lora(2).recipe(IMAGES, TASK);
    Phase phase = recipe.phases().get(0);
    Phase twice =
        new Phase(
                phase.trained(),
                java.util.Set.of("dense_1/kernel"),
                java.util.Set.of(),
                phase.training())
            .withInsertions(phase.insertions());
    assertThatThrownBy(() -> recipe.then(twice))
        .hasMessageContaining("'dense_1/kernel' trains by itself and by way of an insertion");
  }

  private static Lora lora(int rank) {
    return new Lora(rank, 16, List.of(), Optional.empty(), Optional.empty());
  }

  private static Dora dora() {
    return new Dora(2, 16, List.of(), Optional.empty(), Optional.empty());
  }

  private static Ssf ssf() {
    return new Ssf(0.02, List.of(), Optional.empty(), Optional.empty());
  }
}
