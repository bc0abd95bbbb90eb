package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.TransferStrategy;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Soup;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Tasks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Strategies that train different layers, or phases, at different rates. */
final class RatesTest {
  private static final Layer LAYER =
      new Layer.Dense(3, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);

  @TestFactory
  Stream<DynamicTest> theyKeepTheirPromises() {
    return Stream.<TransferStrategy>of(
            new HeadFaster(0.1, Optional.empty(), Optional.empty()),
            new LayerWiseDecay(0.75, Optional.empty(), Optional.empty()),
            lpFt(),
            new WiseFt(0.5, Optional.of(2), Optional.empty(), Optional.empty(), Optional.empty()),
            ulmfit(),
            soup(Soup.Pick.UNIFORM, 0.5, 1.0, 2.0),
            soup(Soup.Pick.GREEDY, 0.5, 1.0, 2.0))
        .flatMap(strategy -> StrategyContract.of(strategy).tests());
  }

  @Test
  void theBodyOfHeadFasterTrainsAtATenthOfTheHead() {
    BackboneCard backbone = body(2);
    Phase phase =
        only(
            new HeadFaster(0.1, Optional.empty(), Optional.empty())
                .recipe(backbone, task(backbone)));
    assertThat(rate(backbone, phase, "dense_1")).isEqualTo(0.1);
    assertThat(rate(backbone, phase, "output")).isEqualTo(1);
  }

  @Test
  void aFactorOfOneIsThePlainRecipe() {
    BackboneCard backbone = body(2);
    assertThat(
            new HeadFaster(1, Optional.empty(), Optional.empty()).recipe(backbone, task(backbone)))
        .isEqualTo(
            new LayerWiseDecay(1, Optional.empty(), Optional.empty())
                .recipe(backbone, task(backbone)))
        .extracting(recipe -> only(recipe).rates())
        .isEqualTo(java.util.Map.of());
  }

  /** timm's groups for a rate of 1e-3: the embedding, twelve blocks, the head. */
  @Test
  void decaysLayerByLayerAsTimmDoes() {
    BackboneCard backbone = body(13);
    Phase phase =
        only(
            new LayerWiseDecay(0.75, Optional.empty(), Optional.of(1e-3))
                .recipe(backbone, task(backbone)));
    double rate = phase.training().optimizer().rate();
    assertThat(rate * rate(backbone, phase, "dense_1")).isCloseTo(2.37573e-05, within(1e-10));
    assertThat(rate * rate(backbone, phase, "dense_2")).isCloseTo(3.16764e-05, within(1e-10));
    assertThat(rate * rate(backbone, phase, "dense_13")).isCloseTo(7.5e-04, within(1e-10));
    assertThat(rate * rate(backbone, phase, "output")).isEqualTo(1e-3);
  }

  @Test
  void lpFtTrainsTheHeadAloneFirstAtARateOfItsOwn() {
    BackboneCard backbone = body(2);
    Recipe recipe = lpFt().recipe(backbone, task(backbone));
    assertThat(recipe.phases()).hasSize(2);
    assertThat(recipe.phases().get(0).trained()).containsExactly("output");
    assertThat(recipe.phases().get(0).training().optimizer().rate()).isEqualTo(0.5);
    assertThat(recipe.phases().get(0).training().epochs()).isEqualTo(2);
    assertThat(recipe.phases().get(1).trained()).containsExactly("dense_1", "dense_2", "output");
    assertThat(recipe.phases().get(1).training().optimizer().rate()).isEqualTo(0.001);
  }

  @Test
  void wiseFtEndsHalfWayBetweenTheProbeAndTheFineTunedNetwork() {
    BackboneCard backbone = body(2);
    WiseFt half =
        new WiseFt(0.5, Optional.of(2), Optional.of(0.5), Optional.empty(), Optional.of(0.001));
    assertThat(half.recipe(backbone, task(backbone)).phases())
        .extracting(Phase::blend)
        .containsExactly(1.0, 0.5);
    WiseFt whole =
        new WiseFt(1, Optional.of(2), Optional.of(0.5), Optional.empty(), Optional.of(0.001));
    assertThat(whole.recipe(backbone, task(backbone)))
        .isEqualTo(lpFt().recipe(backbone, task(backbone)));
  }

  @Test
  void ulmfitUnfreezesFromTheTopAtRatesThatFallByTwoPointSix() {
    BackboneCard backbone = body(2);
    Recipe recipe = ulmfit().recipe(backbone, task(backbone));
    assertThat(recipe.phases())
        .extracting(phase -> phase.trained().size())
        .containsExactly(1, 2, 3);
    Phase last = recipe.phases().get(2);
    assertThat(rate(backbone, last, "dense_2")).isCloseTo(1 / 2.6, within(1e-12));
    assertThat(rate(backbone, last, "dense_1")).isCloseTo(1 / 2.6 / 2.6, within(1e-12));
    assertThat(last.training().schedule()).isEqualTo(new Schedule.SlantedTriangle(0.1, 32));
    assertThat(last.training().epochs()).isEqualTo(task(backbone).training().epochs());
    assertThat(recipe.phases().get(0).training().epochs()).isEqualTo(1);
  }

  private static ModelSoup soup(Soup.Pick pick, Double... rates) {
    return new ModelSoup(
        List.of(rates), pick, Depth.parse("none"), Optional.empty(), Optional.empty());
  }

  @Test
  void aSoupOfOneIsThePlainRecipeAndAGreedyOneNeedsValidation() {
    BackboneCard backbone = body(2);
    assertThat(soup(Soup.Pick.GREEDY, 1.0).recipe(backbone, task(backbone)))
        .isEqualTo(
            new HeadFaster(1, Optional.empty(), Optional.empty()).recipe(backbone, task(backbone)));
    assertThat(soup(Soup.Pick.UNIFORM, 1.0, 1.0).recipe(backbone, task(backbone)).soup())
        .hasValue(new Soup(List.of(1.0, 1.0), Soup.Pick.UNIFORM));
    assertThat(soup(Soup.Pick.GREEDY, 1.0, 2.0).refusal(backbone, task(backbone)))
        .hasValueSatisfying(why -> assertThat(why).contains("validation split"));
  }

  private static LpFt lpFt() {
    return new LpFt(Optional.of(2), Optional.of(0.5), Optional.empty(), Optional.of(0.001));
  }

  private static Ulmfit ulmfit() {
    return new Ulmfit(1, 2.6, 0.1, 32, Optional.empty(), Optional.empty());
  }

  private static Phase only(Recipe recipe) {
    assertThat(recipe.phases()).hasSize(1);
    return recipe.phases().get(0);
  }

  private static double rate(BackboneCard backbone, Phase phase, String node) {
    Parameter kernel = backbone.network().parameter(node + "/kernel", Parameter.Role.TRAINED);
    return phase.rate(node, kernel);
  }

  private static BackboneCard body(int blocks) {
    return BackboneCard.headed(
        Network.sequential(Shape.of(4), Collections.nCopies(blocks, LAYER)), 3);
  }

  private static TaskCard task(BackboneCard backbone) {
    TaskCard card = Tasks.card(backbone, 2, 0);
    return new TaskCard(
        card.input(),
        card.sourceClasses(),
        card.classes(),
        card.train(),
        card.validation(),
        new Training(new Optimizer.Sgd(0.01), 32, 7));
  }
}
