package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.graft.spi.training.Schedule.Progress;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void theSlantedTriangleIsThePapers() {
    Schedule schedule = new Schedule.SlantedTriangle(0.1, 32);
    Map.of(0, .0003125, 5, .00515625, 10, .01, 55, .00515625, 100, .0003125)
        .forEach(
            (step, rate) ->
                assertThat(0.01 * schedule.factor(new Progress(step, 20, 5)))
                    .as("step " + step)
                    .isCloseTo(rate, within(1e-12)));
  }

  /** PyTorch 1.13: OneCycleLR(SGD(rate), max_lr=1, total_steps=20) and its learning rates. */
  @Test
  void oneCycleIsPyTorchs() {
    Schedule schedule = new Schedule.OneCycle(0.3, 25, 10_000);
    Map.of(0, 0.04, 3, 0.6683281572999747, 5, 1.0, 6, 0.9874640062350873, 12, 0.500002, 19, 4e-06)
        .forEach(
            (step, factor) ->
                assertThat(schedule.factor(new Progress(step, 5, 4)))
                    .as("step " + step)
                    .isCloseTo(factor, within(1e-9)));
  }

  @Test
  void warmUpGoesByStepsWhereItIsAFractionOfAnEpoch() {
    Schedule schedule = new Schedule.Cosine(0, 0.5);
    List<Double> factors =
        List.of(0, 1, 2, 3, 10).stream()
            .map(step -> schedule.factor(new Progress(step, 4, 2)))
            .toList();
    assertThat(factors.get(0)).isEqualTo(0);
    assertThat(factors.get(1)).isEqualTo(0.5);
    assertThat(factors.get(2)).isEqualTo(1);
    assertThat(factors.get(3)).isEqualTo((1 + Math.cos(Math.PI / 6)) / 2, within(1e-12));
    assertThat(factors.get(4)).isEqualTo(0, within(1e-12));
  }

  @Test
  void everyScheduleStaysFiniteInPhasesOfOneStep() {
    for (Schedule schedule :
        List.of(
            new Schedule.SlantedTriangle(0.1, 32),
            new Schedule.SlantedTriangle(1, 32),
            new Schedule.OneCycle(0.3, 25, 1e4),
            new Schedule.OneCycle(0, 25, 1e4),
            new Schedule.OneCycle(1, 25, 1e4),
            new Schedule.Cosine(0, 3))) {
      assertThat(schedule.factor(new Progress(0, 1, 1)))
          .as(schedule.toString())
          .isBetween(0.0, 1.0);
    }
  }
}
