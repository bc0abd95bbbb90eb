package org.graft.engine.cli.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plugin.Visible;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * Progress for people: on a terminal a table of the setting at work that is drawn over itself and a
 * bar, one line an event elsewhere, failures on lines of their own either way.
 */
public final class ConsoleTracker implements Tracker {
  private static final int WIDTH = 24;
  private static final int NARROWEST = 8;
  private static final long DRAWN_EVERY_NANOS = 100_000_000L;
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  /** Seconds until a rate means something where nothing like the run was timed before. */
  private static final double SETTLED = 3;

  private final PrintStream out;
  private final Optional<Redrawn> screen;
  private final LiveTable table;
  private final double estimate;
  private int total;
  private int before;
  private int done;
  private int failed;
  private long began = System.nanoTime();
  private long printed;

  /**
   * Progress of a run.
   *
   * @param screen what is drawn over itself; empty where there is no terminal
   * @param table of its trials
   * @param expected seconds that it takes by earlier runs and what trainers reckon; 0 if unknown
   */
  public ConsoleTracker(
      PrintStream out, Optional<Redrawn> screen, LiveTable table, double expected) {
    this.out = out;
    this.screen = screen;
    this.table = table;
    this.estimate = expected;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.RunStarted e) {
      started(e);
    } else if (event instanceof Event.StepFinished e) {
      e.findings().forEach(f -> line("note: " + f.subject() + ": " + f.text()));
      if (screen.isEmpty()) {
        line(
            String.format(
                Locale.ROOT,
                "%s %s in %.1f s",
                e.step(),
                e.reused() ? "read" : "ready",
                e.seconds()));
      }
      progress(false);
    } else if (event instanceof Event.TrialFinished e) {
      finished(e);
    } else if (event instanceof Event.RunFinished e) {
      ended(e);
    }
  }

  private void started(Event.RunStarted e) {
    total = e.trials();
    before = e.done();
    done = 0;
    failed = 0;
    began = System.nanoTime();
    printed = began;
    line(
        e.experiment()
            + ": "
            + Count.of(e.trials(), "trial")
            + (e.done() > 0 ? ", " + e.done() + " done before" : "")
            + (estimate >= SETTLED && e.done() < e.trials()
                ? ", about " + duration(estimate) + " by earlier runs and what trainers reckon"
                : ""));
    progress(screen.isPresent());
  }

  private void finished(Event.TrialFinished e) {
    done++;
    table.add(e.trial(), e.outcome());
    if (e.outcome() instanceof Outcome.Failed f) {
      failed++;
      line(
          "failed: "
              + e.trial().strategy()
              + " ("
              + f.trial()
              + "): "
              + f.stage().word()
              + ": "
              + f.message());
    }
    progress(screen.isPresent() && before + done == total);
  }

  /** Shows it, if it is time again or {@code now}. */
  private void progress(boolean now) {
    long time = System.nanoTime();
    if (!now && time - printed < (screen.isPresent() ? DRAWN_EVERY_NANOS : LINE_EVERY_NANOS)) {
      return;
    }
    printed = time;
    String text = progress((time - began) / 1e9);
    if (screen.isEmpty()) {
      out.println(text);
      return;
    }
    int width = Terminal.width() - 1;
    List<String> lines = new ArrayList<>(table.lines(width, Terminal.height() - 2));
    lines.add(LiveTable.cut(bar(width - text.length()) + text, width));
    screen.get().draw(lines);
  }

  private String bar(int room) {
    int wide = Math.min(WIDTH, room - 3);
    if (wide < NARROWEST) {
      return "";
    }
    int full = (int) ((long) wide * (before + done) / Math.max(1, total));
    return "[" + "#".repeat(full) + ".".repeat(wide - full) + "] ";
  }

  private String progress(double seconds) {
    int ended = before + done;
    OptionalDouble left = Forecast.left(estimate, seconds, done, total - ended);
    boolean told = left.isPresent() && (estimate > 0 || seconds >= SETTLED) && ended < total;
    return ended
        + "/"
        + total
        + " trials"
        + (done > 0 ? String.format(Locale.ROOT, ", %.3g/s", done / Math.max(1e-9, seconds)) : "")
        + (told ? ", " + duration(left.getAsDouble()) + " left" : "")
        + (failed > 0 ? ", " + failed + " failed" : "");
  }

  private void ended(Event.RunFinished e) {
    line(
        (e.interrupted() ? "stopped" : "done")
            + " after "
            + duration(e.seconds())
            + ": "
            + e.completed()
            + " completed, "
            + e.failed()
            + " failed"
            + (e.skipped() > 0 ? ", " + e.skipped() + " skipped" : "")
            + (e.interrupted() ? "; the same command goes on from here" : ""));
  }

  private void line(String text) {
    screen.ifPresent(Redrawn::clear);
    out.println(Visible.text(text));
  }

  /** Seconds as people say them: {@code 4.2 s}, {@code 3 min}, {@code 2.5 h}. */
  public static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(Math.min(seconds, 1e9));
    return whole < 120
        ? whole + " s"
        : whole < 7200
            ? (whole + 30) / 60 + " min"
            : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
  }
}
