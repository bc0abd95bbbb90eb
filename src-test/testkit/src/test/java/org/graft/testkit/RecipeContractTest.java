package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.graft.spi.TransferStrategy;
import org.graft.spi.training.Depth;
import org.graft.testkit.promise.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RecipeContractTest {
  @TestFactory
  Stream<DynamicTest> aSoundRecipeKeepsItsPromises() {
    return StrategyContract.of(new Recipes.Sound(Depth.blocks(1))).tests();
  }

  @TestFactory
  Stream<DynamicTest> aKeptHeadKeepsItsPromises() {
    return StrategyContract.of(new Recipes.KeptHead()).tests();
  }

  @Test
  void findsAHeadForOtherClasses() {
    breaks(new Recipes.WrongHead(), "the network tells the task's classes apart");
  }

  @Test
  void findsARefusalThatIsNotMeant() {
    breaks(new Recipes.HalfHearted(), "it refuses where its recipe fails, and only there");
  }

  @Test
  void findsAFailureThatWasNotAnnounced() {
    breaks(new Recipes.Silent(), "it refuses where its recipe fails, and only there");
  }

  @Test
  void findsOneThatRefusesEverything() {
    breaks(new Recipes.Timid(), "it can be applied to something");
  }

  @Test
  void findsARecipeThatDependsOnHowOftenItWasAsked() {
    breaks(new Recipes.Moody(), "the same arguments give the same recipe");
  }

  @Test
  void findsARecipeThatDependsOnTheCountry() {
    breaks(new Recipes.Provincial(), "the same arguments give the same recipe");
  }

  @Test
  void findsCarriedWeightsThatDoNotFit() {
    breaks(new Recipes.Misfit(), "what it carries fits the source's weights");
  }

  @Test
  void findsNamesThatAreNoLayers() {
    breaks(new Recipes.Absurd(), "it refuses where its recipe fails, and only there");
  }

  @Test
  void findsARecipeThatCannotBeCarriedOut() {
    breaks(new Recipes.Explosive(), "the recipe can be carried out");
  }

  private static void breaks(TransferStrategy strategy, String promise) {
    assertThat(StrategyContract.of(strategy).check())
        .extracting(Violation::promise)
        .containsExactly(promise);
  }
}
