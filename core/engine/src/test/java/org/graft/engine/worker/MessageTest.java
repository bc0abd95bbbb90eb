package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.worker.Message.Kind;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Event;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of a pipe is what went in, bit for bit, on one line. */
final class MessageTest {
  private static final List<Finding> FINDINGS =
      List.of(new Finding("store", Finding.Level.WARNING, "a damaged file"));

  static List<StepOutcome> ends() {
    return List.of(
        new StepOutcome.Trials(
            List.of(
                completed(),
                new Outcome.Failed("u", Stage.FIT, "two\nlines, \"quoted\""),
                new Outcome.Skipped("v", "why"))),
        new StepOutcome.Shared(
            new Event.StepFinished("features", "key", 0.1 + 0.2, true, FINDINGS)),
        new StepOutcome.Failed(Stage.SOURCE, "because"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void keepsHowAStepEnded(StepOutcome outcome) {
    String line = Message.done(outcome).line();
    assertThat(line).doesNotContain("\n");
    assertThat(Message.read(line).outcome()).isEqualTo(outcome);
  }

  @Test
  void namesStepsToAProcessThatMadeTheSamePlan() {
    List<Step> here = Lab.steps(Lab.plan()).left(Set.of());
    Steps there = Lab.steps(Lab.plan());
    for (Step step : here) {
      Message message = Message.read(Message.of(Kind.RUN, step).line());
      assertThat(message.kind()).isEqualTo(Kind.RUN);
      assertThat(message.step(there).map(Step::key)).contains(step.key());
    }
    Message all = Message.read(Message.prepare(here).line());
    assertThat(all.all(there)).map(Step::key).isEqualTo(here.stream().map(Step::key).toList());
  }

  @Test
  void namesNoStepToAProcessThatMadeAnotherPlan() {
    Step source = Lab.steps(Lab.plan()).left(Set.of()).get(0);
    Steps other = Lab.steps(Lab.plan("seed=2"));
    assertThat(Message.read(Message.of(Kind.RUN, source).line()).step(other)).isEmpty();
  }

  private static Outcome completed() {
    return new Outcome.Completed(
        "t",
        Map.of("accuracy", 0.1 + 0.2, "log-loss", Double.NaN),
        List.of(List.of(3, 0), List.of(1, 2)),
        List.of(
            new CurvePoint(1, "train", Double.POSITIVE_INFINITY, 1.0 / 3),
            new CurvePoint(2, "train", Double.NaN, Double.MIN_VALUE)),
        Optional.of(new Audit(5, 1L << 40, 0)),
        Map.of("fit", 1e-9, "predict", 3e8),
        1L << 50,
        "DL4J, CPU");
  }
}
