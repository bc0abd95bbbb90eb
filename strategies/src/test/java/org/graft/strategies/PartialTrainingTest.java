package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.spi.TransferStrategy;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
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

/** Strategies that train a part of the network which is not its end. */
final class PartialTrainingTest {
  private static final BackboneCard NORMALISED = Backbones.convolutional();
  private static final TaskCard TASK = Tasks.card(NORMALISED, 2, 0);

  @TestFactory
  Stream<DynamicTest> surgicalKeepsItsPromises() {
    return Stream.concat(
        StrategyContract.of(surgical("first", FineTune.Head.NEW)).tests(),
        StrategyContract.of(surgical("middle", FineTune.Head.KEPT)).tests());
  }

  @TestFactory
  Stream<DynamicTest> normOnlyKeepsItsPromises() {
    return StrategyContract.of(new NormOnly(Optional.empty(), Optional.empty())).tests();
  }

  @TestFactory
  Stream<DynamicTest> bitFitKeepsItsPromises() {
    return StrategyContract.of(new BitFit(Optional.empty(), Optional.empty())).tests();
  }

  @TestFactory
  Stream<DynamicTest> stochNormKeepsItsPromises() {
    return StrategyContract.of(stochNorm(0.5)).tests();
  }

  private static StochNorm stochNorm(double probability) {
    return new StochNorm(probability, Optional.empty(), Optional.empty());
  }

  @Test
  void stochNormOfProbabilityNoneIsPlainFineTuning() {
    Recipe plain = Recipe.carry(NORMALISED).newHead(NORMALISED, TASK.target());
    assertThat(stochNorm(0).recipe(NORMALISED, TASK))
        .isEqualTo(plain.train(Set.of(), TASK.training()));
    assertThat(stochNorm(0.5).recipe(NORMALISED, TASK).phases().get(0).stochasticNormalization())
        .isEqualTo(0.5);
    assertThat(stochNorm(0.5).refusal(Backbones.dense(), Tasks.card(Backbones.dense(), 2, 0)))
        .hasValue("the source model has no batch normalization");
  }

  @Test
  void surgicalTrainsOneBlockAndANewHead() {
    Recipe recipe = surgical("first", FineTune.Head.NEW).recipe(NORMALISED, TASK);
    assertThat(recipe.trained())
        .contains("convolution_1", "batch_normalization_1", "output")
        .doesNotContain("convolution_2", "dense_1");
    assertThat(recipe.trainable()).isEqualTo(3 * 9 + 3 + 2 * 3 + 5 * 2 + 2);
  }

  @Test
  void surgicalLeavesAKeptHeadFrozen() {
    TaskCard same = Tasks.card(NORMALISED, NORMALISED.outputs(), 0);
    Recipe recipe = surgical("block:2", FineTune.Head.KEPT).recipe(NORMALISED, same);
    assertThat(recipe.trained()).contains("convolution_2").doesNotContain("output");
  }

  @Test
  void normOnlyTrainsScaleShiftAndHead() {
    Recipe recipe = new NormOnly(Optional.empty(), Optional.empty()).recipe(NORMALISED, TASK);
    assertThat(recipe.trainable()).isEqualTo(2 * 3 + 5 * 2 + 2);
  }

  @Test
  void bitFitTrainsBiasesShiftsAndHead() {
    Recipe recipe = new BitFit(Optional.empty(), Optional.empty()).recipe(NORMALISED, TASK);
    Phase phase = recipe.phases().get(0);
    assertThat(phase.parameters())
        .containsExactly(
            "convolution_1/bias",
            "batch_normalization_1/beta",
            "convolution_2/bias",
            "dense_1/bias");
    assertThat(recipe.trainable()).isEqualTo(3 + 3 + 4 + 5 + 5 * 2 + 2);
  }

  @Test
  void normOnlyRefusesANetworkWithoutNormalisation() {
    assertThat(
            new NormOnly(Optional.empty(), Optional.empty())
                .refusal(Backbones.dense(), Tasks.card(Backbones.dense(), 2, 0)))
        .hasValueSatisfying(why -> assertThat(why).contains("'norms' selects nothing"));
  }

  @Test
  void fineTuneTrainsWhatIsNamed() {
    Recipe recipe = fineTune("none", "*/gamma", "last").recipe(NORMALISED, TASK);
    assertThat(recipe.trainable()).isEqualTo(3 + (4 * 3 * 2 * 5 + 5) + (5 * 2 + 2));
    assertThatThrownBy(() -> fineTune("1", "last"))
        .hasMessageContaining("'frozen' and 'trained' both say what trains");
  }

  private static FineTune fineTune(String frozen, String... trained) {
    return new FineTune(
        Depth.parse(frozen),
        Stream.of(trained).map(Selection::parse).toList(),
        FineTune.Head.NEW,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static TransferStrategy surgical(String block, FineTune.Head head) {
    return new Surgical(Selection.parse(block), head, Optional.empty(), Optional.empty());
  }
}
