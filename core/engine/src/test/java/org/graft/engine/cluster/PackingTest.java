package org.graft.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.spi.DetachedExecutor.Terms;
import org.junit.jupiter.api.Test;

final class PackingTest {
  private final List<Step> steps = Lab.steps(Lab.plan()).left(Set.of());

  private static Terms terms(double seconds) {
    return new Terms(1000, 2, 0, 1, 0, seconds, 3);
  }

  private Packing pack(double seconds) {
    return Packing.of(steps, step -> false, step -> false, terms(seconds));
  }

  @Test
  void keepsASourceModelAndWhatNeedsItInOneTaskWhereItFits() {
    Packing packing = pack(300);
    assertThat(packing.waves()).isEmpty();
    assertThat(packing.whole())
        .flatMap(Packing.Load::steps)
        .containsExactlyInAnyOrderElementsOf(steps);
    for (Packing.Load load : packing.whole()) {
      for (Step step : load.steps()) {
        assertThat(load.steps()).containsAll(step.needs());
      }
    }
  }

  @Test
  void putsWhatIsTooLongIntoWavesEachAfterItsNeeds() {
    Packing packing = pack(0.001);
    assertThat(packing.waves()).hasSizeGreaterThan(1);
    Set<String> before = new HashSet<>();
    for (List<Packing.Load> wave : packing.waves()) {
      Set<String> now = new HashSet<>();
      for (Packing.Load load : wave) {
        for (Step step : load.steps()) {
          assertThat(step.needs()).map(Step::key).isSubsetOf(before);
          now.add(step.key());
        }
      }
      before.addAll(now);
    }
    assertThat(packing.loads()).flatMap(Packing.Load::steps).hasSameSizeAs(steps);
  }

  @Test
  void leavesOutWhatIsThereAlready() {
    Packing packing = Packing.of(steps, step -> step.trials().isEmpty(), step -> false, terms(300));
    assertThat(packing.loads())
        .flatMap(Packing.Load::steps)
        .isNotEmpty()
        .allMatch(step -> !step.trials().isEmpty());
  }

  @Test
  void trainsTrialsThatDiedTogetherOneByOneInTasksOfTheirOwn() {
    Step died = steps.stream().filter(TrialBatch.class::isInstance).findFirst().orElseThrow();
    assertThat(died.trials()).hasSize(2);
    Packing packing = Packing.of(steps, step -> false, died::equals, terms(300));
    List<Packing.Load> alone =
        packing.loads().stream()
            .filter(
                load ->
                    load.steps().stream()
                        .anyMatch(
                            s -> died.trials().containsAll(s.trials()) && !s.trials().isEmpty()))
            .toList();
    assertThat(alone).hasSize(2).allMatch(load -> load.steps().size() == 1);
  }

  @Test
  void packsMoreTasksThanSlotsInWholeRoundsOfAboutTheSameLength() {
    List<Step> many = Lab.steps(Lab.plan("repeats.source=40")).left(Set.of());
    int slots = 4;
    for (double seconds : List.of(0.3, 0.5, 1.0)) {
      Terms terms = new Terms(1000, slots, 0, 1, 0, seconds, 3);
      List<Packing.Load> loads =
          Packing.of(many, step -> step.trials().isEmpty(), step -> false, terms).loads();
      assertThat(loads.size() / slots).isPositive();
      assertThat(loads.size() % slots).isZero();
      assertThat(loads).allMatch(load -> load.seconds() <= 1.25 * seconds);
    }
  }

  @Test
  void reckonsTheTimeThatSlotsTake() {
    Packing packing = pack(0.001);
    Schedule schedule = new Schedule(packing, 1);
    double all = schedule.hours() * 3600;
    assertThat(schedule.wall(1)).isCloseTo(all, within(1e-6));
    assertThat(schedule.wall(8)).isLessThan(all);
    assertThat(schedule.wall(512))
        .isGreaterThanOrEqualTo(
            schedule.criticalPath() + packing.waves().size() * Schedule.START_SECONDS - 1e-6);
  }
}
