package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.lab.Lab;
import org.junit.jupiter.api.Test;

final class StepsTest {
  private final Plan plan = Lab.plan();
  private final Steps steps = Lab.steps(plan);

  @Test
  void putsEachStepOnceAndAfterItsNeeds() {
    List<Step> left = steps.left(Set.of());
    Set<String> before = new HashSet<>();
    for (Step step : left) {
      assertThat(step.needs()).map(Step::key).isSubsetOf(before);
      assertThat(before.add(step.key())).isTrue();
    }
    assertThat(left.stream().filter(SourceStep.class::isInstance)).hasSize(2);
    assertThat(left.stream().filter(FeatureStep.class::isInstance)).hasSize(2);
    assertThat(batches(left)).map(b -> b.trials().size()).containsExactly(2, 2, 2, 2);
  }

  @Test
  void givesEachTrialToOneBatch() {
    assertThat(
            batches(steps.left(Set.of())).stream()
                .flatMap(b -> b.trials().stream())
                .map(t -> t.card().id()))
        .containsExactlyInAnyOrderElementsOf(ids(plan.trials()));
  }

  @Test
  void trainsTogetherOnlyWhatSharesSourceModelAndFeatures() {
    for (TrialBatch batch : batches(steps.left(Set.of()))) {
      assertThat(batch.trials()).map(PlannedTrial::source).containsOnly(first(batch).source());
      assertThat(batch.trials()).map(PlannedTrial::features).containsOnly(first(batch).features());
      assertThat(batch.source().map(SourceStep::model)).isEqualTo(first(batch).source());
    }
  }

  @Test
  void leavesOutWhatIsDoneAndWhatOnlyThatNeeds() {
    Set<String> kept =
        plan.trials().stream()
            .filter(t -> t.source().isPresent() && t.card().sourceReplicate() == 0)
            .map(t -> t.card().id())
            .collect(Collectors.toSet());
    List<Step> left = steps.left(kept);
    assertThat(left.stream().filter(SourceStep.class::isInstance)).hasSize(1);
    assertThat(left.stream().filter(FeatureStep.class::isInstance)).hasSize(1);
    assertThat(batches(left)).flatMap(b -> ids(b.trials())).doesNotContainAnyElementsOf(kept);
    assertThat(steps.left(new HashSet<>(ids(plan.trials())))).isEmpty();
  }

  @Test
  void findsTheStepThatAnotherProcessNames() {
    Steps there = Lab.steps(Lab.plan());
    for (Step step : steps.left(Set.of())) {
      Step found = there.find(step.key(), ids(step.trials())).orElseThrow();
      assertThat(found.key()).isEqualTo(step.key());
      assertThat(found.needs())
          .map(Step::key)
          .isEqualTo(step.needs().stream().map(Step::key).toList());
      assertThat(found.estimate()).isEqualTo(step.estimate());
    }
  }

  @Test
  void findsNoStepThatThePlanLacks() {
    TrialBatch batch = batches(steps.left(Set.of())).get(0);
    assertThat(steps.find("0".repeat(64), List.of())).isEmpty();
    assertThat(steps.find(batch.key(), List.of())).isEmpty();
    assertThat(steps.find(batch.key(), ids(batch.alone().get(0).trials()))).isEmpty();
    assertThat(Lab.steps(Lab.plan("seed=7")).find(batch.key(), ids(batch.trials()))).isEmpty();
  }

  @Test
  void reckonsWithTheTrainersCostWhereNothingWasTimed() {
    for (TrialBatch batch : batches(steps.left(Set.of()))) {
      // A second for 1,000 examples trained and half a second for 1,000 tested: 20 and 10 of them.
      assertThat(batch.estimate().seconds()).isEqualTo(2 * (0.020 + 0.005), within(1e-12));
      assertThat(batch.estimate().threads()).isEqualTo(1);
      assertThat(batch.alone().get(0).estimate().seconds()).isEqualTo(0.025, within(1e-12));
    }
    Forecast forecast = Forecast.of(steps, Set.of(), key -> false);
    // 2 source models of 20 examples, 2 passes over 30, 8 trials
    assertThat(forecast.seconds()).isEqualTo(2 * 0.020 + 2 * 0.015 + 8 * 0.025, within(1e-12));
    assertThat(forecast.steps()).isEqualTo(12);
    assertThat(forecast.timed()).isZero();
  }

  @Test
  void forecastsNothingForWhatIsThere() {
    Forecast stored = Forecast.of(steps, Set.of(), key -> true);
    assertThat(stored.steps()).isEqualTo(8);
    assertThat(stored.seconds()).isEqualTo(8 * 0.025, within(1e-12));
    Set<String> all = new HashSet<>(ids(plan.trials()));
    assertThat(Forecast.of(steps, all, key -> false)).isEqualTo(new Forecast(0, 0, 0));
  }

  private static PlannedTrial first(TrialBatch batch) {
    return batch.trials().get(0);
  }

  private static List<TrialBatch> batches(List<Step> steps) {
    return steps.stream().filter(TrialBatch.class::isInstance).map(TrialBatch.class::cast).toList();
  }

  private static List<String> ids(List<PlannedTrial> trials) {
    return trials.stream().map(t -> t.card().id()).toList();
  }
}
