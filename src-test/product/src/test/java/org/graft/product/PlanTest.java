package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceModel;
import org.junit.jupiter.api.Test;

/** What trials share, and what a changed setting makes anew. */
class PlanTest {
  private static final String FILE =
      """
      source: {blobs: {samples: 100, random-state: 1, train: 50}}
      target: {blobs: {samples: 100, random-state: 2, train: 50}}
      backbone: {mlp: {hidden: [5, 5]}}
      source-training: {epochs: 3}
      training: {epochs: 4}
      strategies: [scratch, fine-tune: {frozen: [0, 1, 2]}]
      repeats: {source: 2, training: 3}
      """;

  @Test
  void givesAllTapsOfOneSourceModelInOnePass() {
    onePass(Planned.plan(FILE));
    onePass(Planned.plan(FILE, "backbone.mlp.hidden=[512, 64]"));
  }

  private static void onePass(Plan plan) {
    assertThat(plan.sources()).hasSize(2);
    assertThat(plan.features()).hasSize(4);
    List<List<FeatureTable>> passes = FeatureStep.passes(plan.features());
    assertThat(passes).hasSize(2);
    assertThat(passes)
        .allSatisfy(
            pass -> {
              assertThat(pass).map(FeatureTable::tap).containsExactly("dense_2", "dense_1");
              assertThat(pass).map(FeatureTable::source).containsOnly(pass.get(0).source());
            });
  }

  @Test
  void makesNothingAnewForAnotherRateButTheTrialsWithIt() {
    Plan before = Planned.plan(FILE);
    Plan after = Planned.plan(FILE.replace("frozen:", "rate: 0.5, frozen:"));
    assertThat(sources(after)).isEqualTo(sources(before));
    assertThat(tables(after)).isEqualTo(tables(before));
    Set<String> kept = trials(after);
    kept.retainAll(trials(before));
    assertThat(kept).as("from scratch").hasSize(6);
  }

  @Test
  void makesFeaturesAnewForAnotherSourceModel() {
    Plan before = Planned.plan(FILE);
    Plan after = Planned.plan(FILE, "source-training.epochs=5");
    assertThat(sources(after)).doesNotContainAnyElementsOf(sources(before));
    assertThat(tables(after)).doesNotContainAnyElementsOf(tables(before));
    Set<String> kept = trials(after);
    kept.retainAll(trials(before));
    assertThat(kept).as("from scratch, which no source model enters").hasSize(6);
  }

  @Test
  void keepsTrialsOfTwoTransfersToOneTargetApart() {
    Plan plan = Planned.plan(FILE, "source.blobs.random-state=[1, 3]");
    assertThat(plan.settings()).hasSize(2);
    assertThat(plan.trials()).hasSize(48);
    assertThat(trials(plan)).hasSize(48);
  }

  @Test
  void givesTrialsInFloat32TheIdsThatTheyHaveWithoutAPrecision() {
    Set<String> without = trials(Planned.plan(FILE, "trainer=libtorch"));
    assertThat(trials(Planned.plan(FILE, "trainer={libtorch: {precision: float32}}")))
        .isEqualTo(without);
    assertThat(trials(Planned.plan(FILE, "trainer={libtorch: {precision: bfloat16}}")))
        .hasSameSizeAs(without)
        .doesNotContainAnyElementsOf(without);
  }

  private static Set<String> sources(Plan plan) {
    return plan.sources().stream().map(SourceModel::key).collect(Collectors.toSet());
  }

  private static Set<String> tables(Plan plan) {
    return plan.features().stream().map(FeatureTable::key).collect(Collectors.toSet());
  }

  private static Set<String> trials(Plan plan) {
    return plan.trials().stream()
        .map(PlannedTrial::card)
        .map(card -> card.id())
        .collect(Collectors.toSet());
  }
}
