package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Samples;
import org.graft.spi.network.Weights;
import org.junit.jupiter.api.Test;

final class RecipeTest {
  private static final Network NETWORK = Samples.chain();
  private static final BackboneCard BACKBONE =
      new BackboneCard(NETWORK, "activation_1", List.of("a", "b", "c"));
  private static final Training TRAINING = new Training(new Optimizer.Sgd(0.1), 8, 3);
  private static final Target TARGET = new Target.Classes(List.of("d", "e"));

  @Test
  void carriesEverythingAndTrainsNothingAtFirst() {
    Recipe recipe = Recipe.carry(BACKBONE);
    assertThat(recipe.network()).isEqualTo(NETWORK);
    assertThat(recipe.carried()).hasSize(6);
    assertThat(recipe.frozen()).hasSize(6);
  }

  @Test
  void aNewHeadIsDrawnAndTheBodyIsCarried() {
    Recipe recipe = Recipe.carry(BACKBONE).newHead(BACKBONE, TARGET);
    assertThat(recipe.network().classes()).hasValue(2);
    assertThat(recipe.carried())
        .containsExactlyElementsOf(BACKBONE.body().nodes().stream().map(n -> n.name()).toList());
  }

  @Test
  void hiddenLayersOfANewHeadAreDrawnToo() {
    Recipe recipe =
        Recipe.carry(BACKBONE)
            .newHead(BACKBONE, List.of(Samples.dense(7, ActivationFunction.RELU)), TARGET);
    assertThat(recipe.network().nodes()).hasSize(7);
    assertThat(recipe.carried()).hasSize(5).doesNotContain("dense_3");
  }

  @Test
  void freezesWhatItIsTold() {
    Set<String> frozen = Depth.parse("1").nodes(NETWORK);
    Recipe recipe = Recipe.carry(BACKBONE).train(frozen, TRAINING);
    assertThat(recipe.frozen()).containsExactly("dense_1", "dropout_1");
    assertThat(recipe.trained()).hasSize(4).doesNotContainAnyElementsOf(frozen);
  }

  @Test
  void whatALaterPhaseTrainsIsNotFrozen() {
    Recipe recipe =
        Recipe.carry(BACKBONE)
            .then(new Phase(Set.of("dense_3"), TRAINING))
            .then(new Phase(Set.of("dense_2"), Set.of("batch_normalization_1"), TRAINING));
    assertThat(recipe.frozen()).containsExactly("dense_1", "dropout_1", "activation_1");
    assertThat(recipe.trained()).containsExactly("dense_2", "dense_3");
  }

  @Test
  void drawsAnewWhatItIsTold() {
    assertThat(Recipe.carry(BACKBONE).anew(Set.of("dense_1")).carried())
        .hasSize(5)
        .doesNotContain("dense_1");
    assertThat(Recipe.scratch(BACKBONE, TARGET).carried()).isEmpty();
  }

  @Test
  void refusesNamesOfNoNode() {
    Recipe recipe = Recipe.carry(BACKBONE);
    assertThatThrownBy(() -> recipe.anew(Set.of("dense_9"))).hasMessageContaining("dense_9");
    assertThatThrownBy(() -> recipe.then(new Phase(Set.of("dens_1"), TRAINING)))
        .hasMessageContaining("dens_1")
        .hasMessageContaining("dense_1");
  }

  @Test
  void refusesANameThatIsNoNodesWithTheNearest() {
    Recipe recipe = Recipe.carry(BACKBONE).train(Set.of(), TRAINING);
    Insertion lora = new Insertion.LowRank(2, 2);
    List<ThrowingCallable> wrong =
        List.of(
            () -> recipe.train(Set.of("dense_9"), TRAINING),
            () -> recipe.train(NETWORK, List.of(Selection.parse("dense_9")), TRAINING),
            () -> recipe.train(NETWORK, List.of(Selection.parse("dense_9/bias")), TRAINING),
            () -> recipe.anew(Set.of("dense_9")),
            () -> recipe.withRates(Map.of("dense_9", 0.1)),
            () -> recipe.withRates(Map.of("dense_9", 1.0)),
            () -> recipe.withRates(Map.of("dense_9/bias", 1.0)),
            () -> recipe.insert(Map.of("dense_9", lora), TRAINING),
            () -> recipe.then(new Phase(Set.of("dense_9"), TRAINING)),
            () -> recipe.then(new Phase(Set.of(), Set.of("dense_9"), TRAINING)),
            () -> recipe.then(new Phase(Set.of(), Set.of("dense_9/bias"), Set.of(), TRAINING)),
            () -> new Recipe(NETWORK, Set.of("dense_9"), List.of()),
            () -> BACKBONE.tapped("dense_9", Optional.empty()),
            () -> new BackboneCard(NETWORK, "dense_9", List.of()));
    assertThat(wrong)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("did you mean 'dense_"));
  }

  @Test
  void theInputIsNoNodeThatTrains() {
    Recipe recipe = Recipe.carry(BACKBONE).train(Set.of(), TRAINING);
    List<ThrowingCallable> wrong =
        List.of(
            () -> recipe.train(Set.of("input"), TRAINING),
            () -> recipe.anew(Set.of("input")),
            () -> recipe.withRates(Map.of("input", 0.1)),
            () -> recipe.then(new Phase(Set.of("input"), TRAINING)),
            () -> new Recipe(NETWORK, Set.of("input"), List.of()));
    assertThat(wrong)
        .allSatisfy(
            call -> assertThatThrownBy(call).hasMessageContaining("no layer named 'input'"));
  }

  @Test
  void changesNoLastPhaseWhereThereIsNone() {
    assertThatThrownBy(() -> Recipe.carry(BACKBONE).withBlend(0.5))
        .hasMessageContaining("there is no phase to change; say first what trains");
  }

  @Test
  void aJobChecksThePhasesOfPrograms() {
    Examples rows = new Examples(Tensor.of(Shape.of(1, 4), new float[4]), new int[] {0});
    FitJob job =
        new FitJob(
            NETWORK,
            Weights.draw(NETWORK, new Seed(1)),
            new Weights(Map.of()),
            rows,
            Map.of(),
            List.of(new Phase(Set.of("dense_9"), TRAINING)),
            new Seed(1));
    assertThatThrownBy(job::check).hasMessageContaining("no layer named 'dense_9'");
  }
}
