package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StopwatchTest {
  @TempDir private Path folder = Path.of("");

  private final Steps steps = Lab.steps(Lab.plan());
  private final List<Step> left = steps.left(Set.of());

  @Test
  void correctsWhatTrainersReckonByWhatStepsTook() {
    Path file = folder.resolve("timings.json");
    Stopwatch watch = new Stopwatch(steps, left, file, Stopwatch.Where.HERE);
    int shared = 0;
    for (Step step : left) {
      if (step.trials().isEmpty()) {
        shared++;
        watch.on(new Event.StepFinished("shared", step.key(), 3, false, List.of()));
      }
      step.trials().forEach(trial -> watch.on(finished(trial, 0.25)));
    }
    double all = shared * 3 + 8 * 0.25;
    watch.on(new Event.RunFinished(8, 0, 0, all / 2, false));

    Timings timings = Timings.read(file);
    Steps corrected = Lab.steps(steps.plan(), timings);
    for (Step step : corrected.left(Set.of())) {
      double each = step.trials().isEmpty() ? 3 : 0.25 * step.trials().size();
      assertThat(step.estimate().seconds()).isEqualTo(each, within(1e-9));
      assertThat(corrected.estimates().timed(step)).isTrue();
    }
    // Two steps ran at a time.
    Forecast forecast = Forecast.of(corrected, Set.of(), key -> false);
    assertThat(forecast.seconds()).isEqualTo(all / 2, within(1e-9));
    assertThat(forecast.timed()).isEqualTo(forecast.steps());
  }

  @Test
  void saysNothingOfHowManyRanAtOnceWhereTasksDidThem() {
    Path file = folder.resolve("timings.json");
    Stopwatch watch = new Stopwatch(steps, left, file, Stopwatch.Where.ELSEWHERE);
    for (Step step : left) {
      step.trials().forEach(trial -> watch.on(finished(trial, 0.25)));
    }
    watch.on(new Event.RunFinished(8, 0, 0, 0.001, false));
    Timings timings = Timings.read(file);
    assertThat(timings.rates()).isNotEmpty();
    assertThat(timings.parallel()).isOne();
  }

  @Test
  void doesNotTimeWhatWasThere() {
    Path file = folder.resolve("timings.json");
    Stopwatch watch = new Stopwatch(steps, left, file, Stopwatch.Where.HERE);
    watch.on(new Event.StepFinished("shared", left.get(0).key(), 3, true, List.of()));
    watch.on(new Event.RunFinished(0, 0, 0, 1, false));
    assertThat(file).doesNotExist();
  }

  @Test
  void startsAnewWhereTheFileCannotBeRead() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("timings.json"), "{\"trial|lanes|x\": {\"seconds\": 1, \"work\": 3}}");
    assertThat(Timings.read(file)).isEqualTo(Timings.NONE);
    Files.writeString(file, "no JSON");
    assertThat(Timings.read(file)).isEqualTo(Timings.NONE);
  }

  private static Event finished(PlannedTrial trial, double seconds) {
    return new Event.TrialFinished(
        trial.card(),
        new Outcome.Completed(
            trial.card().id(),
            Map.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of("fit", seconds),
            0,
            ""));
  }
}
