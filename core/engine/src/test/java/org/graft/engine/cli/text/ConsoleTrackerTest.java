package org.graft.engine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Forecast;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.result.TrialCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleTrackerTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static TrialCard card(String transfer, String strategy, int replicate) {
    String id = transfer + strategy + replicate;
    return new TrialCard(id, "b", transfer, "mlp", strategy, 0, replicate, new Seed(1));
  }

  private static List<TrialCard> cards() {
    List<TrialCard> cards = new ArrayList<>();
    for (String transfer : List.of("a -> b", "a -> c")) {
      for (String strategy : List.of("scratch", "fine-tune(frozen=1, rate=0.0001, epochs=20)")) {
        cards.add(card(transfer, strategy, 0));
        cards.add(card(transfer, strategy, 1));
      }
    }
    return cards;
  }

  private static Outcome scored(TrialCard card, double score) {
    return new Outcome.Completed(
        card.id(),
        Map.of("accuracy", score),
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        0,
        "");
  }

  @Test
  void aTableShowsTheSettingWhoseTrialEndedLast() {
    LiveTable table = new LiveTable(cards(), "accuracy");
    assertThat(table.lines(80, 20).get(0)).isEqualTo("a -> b, mlp: accuracy so far");
    table.add(card("a -> c", "scratch", 0), scored(card("a -> c", "scratch", 0), 0.5));
    table.add(card("a -> c", "scratch", 1), scored(card("a -> c", "scratch", 1), 0.75));
    TrialCard broken = card("a -> c", "fine-tune(frozen=1, rate=0.0001, epochs=20)", 0);
    table.add(broken, new Outcome.Failed(broken.id(), Stage.FIT, "no"));
    assertThat(table.lines(80, 20))
        .containsExactly(
            "a -> c, mlp: accuracy so far",
            "  strategy                                         done     mean",
            "  scratch                                           2/2   0.6250",
            "  fine-tune(frozen=1, rate=0.0001, epochs=20)       1/2        -  1 failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 200})
  void noLineIsWiderThanTheTerminalNorTheTableHigher(int width) {
    List<TrialCard> cards = new ArrayList<>(cards());
    for (int i = 0; i < 30; i++) {
      cards.add(card("a -> b", "strategy-\u001b[31m" + i, 0));
    }
    List<String> lines = new LiveTable(cards, "accuracy").lines(width, 10);
    assertThat(lines).hasSize(10).allMatch(line -> line.length() <= width);
    assertThat(String.join("", lines)).doesNotContain("\u001b");
    assertThat(lines.get(9)).startsWith("  and 25 strate");
  }

  private String run(Optional<Redrawn> screen, double expected) {
    List<TrialCard> cards = cards();
    ConsoleTracker tracker =
        new ConsoleTracker(out, screen, new LiveTable(cards, "accuracy"), expected);
    tracker.on(new Event.RunStarted("digits", cards.size(), 0));
    cards.forEach(card -> tracker.on(new Event.TrialFinished(card, scored(card, 0.5))));
    tracker.on(new Event.RunFinished(cards.size(), 0, 0, 2, false));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalIsDrawnOverAndLeftClean() {
    String text = run(Optional.of(new Redrawn(out)), 90);
    assertThat(text)
        .contains("digits: 8 trials, about 90 s by earlier runs")
        .contains("0/8 trials, 90 s left")
        .contains("8/8 trials")
        .containsPattern("\r\u001b\\[4A");
    assertThat(text.substring(text.lastIndexOf("\u001b[J") + 3))
        .isEqualTo("done after 2.0 s: 8 completed, 0 failed" + System.lineSeparator());
  }

  @Test
  void elsewhereLinesArePlain() {
    assertThat(run(Optional.empty(), 0))
        .doesNotContain("\u001b", "\r")
        .startsWith("digits: 8 trials" + System.lineSeparator())
        .doesNotContain("about");
  }

  @Test
  void whatIsLeftGoesByTheEstimateAtFirstAndThenByWhatWasSeen() {
    assertThat(Forecast.left(100, 10, 0, 10)).hasValue(90);
    assertThat(Forecast.left(100, 10, 1, 9)).hasValue(90);
    assertThat(Forecast.left(1000, 10, 2, 8)).hasValue(40);
    assertThat(Forecast.left(0, 10, 2, 8)).hasValue(40);
    assertThat(Forecast.left(0, 10, 0, 8)).isEmpty();
    assertThat(Forecast.left(5, 10, 0, 8)).hasValue(0);
  }
}
