package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.worker.Message.Kind;
import org.graft.spi.TrialExecutor.StepResult.End;
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
        done(
            List.of(
                completed(),
                new Outcome.Failed("u", Stage.FIT, "two\nlines, \"quoted\""),
                new Outcome.Skipped("v", "why")),
            Optional.empty()),
        done(
            List.of(),
            Optional.of(new Event.StepFinished("features", "key", 0.1 + 0.2, true, FINDINGS))),
        StepOutcome.failed("because"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void keepsHowAStepEnded(StepOutcome done) {
    String line = Message.done(done).line();
    assertThat(line).doesNotContain("\n");
    assertThat(Message.read(line).done()).isEqualTo(done);
  }

  @Test
  void keepsKeysAndText() {
    assertThat(Message.read(Message.of(Kind.RUN, List.of("a", "b")).line()).keys())
        .containsExactly("a", "b");
    Message text = Message.read(Message.of(Kind.FORGET, "key").line());
    assertThat(text.kind()).isEqualTo(Kind.FORGET);
    assertThat(text.text()).isEqualTo("key");
  }

  private static StepOutcome done(List<Outcome> outcomes, Optional<Event.StepFinished> event) {
    return new StepOutcome(End.COMPLETED, "", outcomes, event);
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
