package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Weights;
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

  @TestFactory
  Stream<DynamicTest> adaptersKeepTheirPromises() {
    return StrategyContract.of(adapters()).tests();
  }

  @Test
  void adaptersStandBehindEachBlockAndTrainWithTheNorms() {
    Recipe recipe = adapters().recipe(IMAGES, TASK);
    int first = 3 * 2 + 2 + 2 * 3 + 3;
    int second = 4 * 2 + 2 + 2 * 4 + 4;
    int dense = 5 * 2 + 2 + 2 * 5 + 5;
    assertThat(recipe.trainable()).isEqualTo(first + second + dense + 2 * 3 + HEAD);
    assertThat(recipe.network().node("convolution_2").inputs())
        .containsExactly("dropout_1_adapted");
    assertThat(recipe.network().node("flatten_1").inputs())
        .containsExactly("convolution_2_adapted");
    assertThat(recipe.carried()).doesNotContain("dropout_1_down", "dropout_1_up");
  }

  @Test
  void adaptersStartFromTheSourcesFeatures() {
    Network network = adapters().recipe(IMAGES, TASK).network();
    assertThat(Weights.draw(network, new Seed(1)).tensors())
        .hasEntrySatisfying(
            "convolution_2_up/kernel", up -> assertThat(up.toArray()).hasSize(8).containsOnly(0));
  }

  @Test
  void promptsStandBehindTheClassToken() {
    Network body =
        Network.sequential(
            Shape.of(3, 4),
            List.of(
                new TokenLayer.LearnedTokens(1, 0),
                new TokenLayer.PositionEmbedding(),
                new Layer.Dense(12, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, true),
                new TokenLayer.Attention(2, 0),
                new TokenLayer.TokenMean()));
    BackboneCard tokens = BackboneCard.headed(body, 3);
    Recipe recipe =
        new PromptTuning(10, Optional.empty(), Optional.empty())
            .recipe(tokens, Tasks.card(tokens, 2, 0));
    assertThat(recipe.network().node("prompts").layer())
        .isEqualTo(new TokenLayer.LearnedTokens(10, 1));
    assertThat(recipe.network().shapes()).containsEntry("attention_1", Shape.of(14, 4));
    assertThat(recipe.trainable()).isEqualTo(10 * 4 + 4 * 2 + 2);
    assertThat(new PromptTuning(10, Optional.empty(), Optional.empty()).refusal(IMAGES, TASK))
        .hasValueSatisfying(why -> assertThat(why).contains("position embedding"));
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

  private static Adapters adapters() {
    return new Adapters(2, ActivationFunction.GELU, List.of(), Optional.empty(), Optional.empty());
  }

  private static Dora dora() {
    return new Dora(2, 16, List.of(), Optional.empty(), Optional.empty());
  }

  private static Ssf ssf() {
    return new Ssf(0.02, List.of(), Optional.empty(), Optional.empty());
  }
}
