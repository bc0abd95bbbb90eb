package org.graft.engine.cli.text;

import java.io.PrintStream;
import java.util.Locale;
import org.graft.engine.plugin.Visible;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * Progress for people: a bar on a terminal, one line an event elsewhere, failures on lines of their
 * own either way.
 */
public record ConsoleTracker(PrintStream out, boolean terminal, State state) implements Tracker {
  private static final int WIDTH = 24;
  private static final long BAR_EVERY_NANOS = 100_000_000L;
  private static final long LINE_EVERY_NANOS = 5_000_000_000L;

  /** Seconds until what is left can be told: the first trials pay for the start. */
  private static final double SETTLED = 3;

  /** What has been counted so far. */
  public static final class State {
    private int total;
    private int before;
    private int done;
    private int failed;
    private long began = System.nanoTime();
    private long printed;
  }

  /** Progress to {@code out}, drawn over itself if that is a terminal. */
  public ConsoleTracker(PrintStream out, boolean terminal) {
    this(out, terminal, new State());
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.RunStarted e) {
      started(e);
    } else if (event instanceof Event.StepFinished e) {
      e.findings().forEach(f -> line("note: " + f.subject() + ": " + f.text(), true));
      line(
          String.format(
              Locale.ROOT, "%s %s in %.1f s", e.step(), e.reused() ? "read" : "ready", e.seconds()),
          false);
    } else if (event instanceof Event.TrialFinished e) {
      finished(e);
    } else if (event instanceof Event.RunFinished e) {
      ended(e);
    }
  }

  private void started(Event.RunStarted e) {
    state.total = e.trials();
    state.before = e.done();
    state.done = 0;
    state.failed = 0;
    state.began = System.nanoTime();
    state.printed = state.began;
    line(
        e.experiment()
            + ": "
            + Count.of(e.trials(), "trial")
            + (e.done() > 0 ? ", " + e.done() + " done before" : ""),
        true);
  }

  private void finished(Event.TrialFinished e) {
    state.done++;
    if (e.outcome() instanceof Outcome.Failed f) {
      state.failed++;
      line(
          "failed: "
              + e.trial().strategy()
              + " ("
              + f.trial()
              + "): "
              + f.stage().word()
              + ": "
              + f.message(),
          true);
    }
    long now = System.nanoTime();
    long every = terminal ? BAR_EVERY_NANOS : LINE_EVERY_NANOS;
    boolean last = state.before + state.done == state.total;
    if (now - state.printed >= every || (last && terminal)) {
      state.printed = now;
      progress(now);
    }
  }

  private void progress(long now) {
    int done = state.before + state.done;
    double seconds = Math.max(1e-9, (now - state.began) / 1e9);
    double rate = state.done / seconds;
    double left = (state.total - done) / Math.max(1e-9, rate);
    String text =
        String.format(
            Locale.ROOT,
            "%d/%d trials, %.3g/s%s%s",
            done,
            state.total,
            rate,
            seconds < SETTLED ? "" : ", " + duration(left) + " left",
            state.failed > 0 ? ", " + state.failed + " failed" : "");
    if (terminal) {
      int full = (int) ((long) WIDTH * done / Math.max(1, state.total));
      out.print("\r\u001b[K[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text);
      out.flush();
    } else {
      out.println(text);
    }
  }

  private void ended(Event.RunFinished e) {
    if (terminal) {
      out.print("\r\u001b[K");
    }
    out.println(
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

  private void line(String text, boolean always) {
    if (terminal) {
      out.print("\r\u001b[K");
    }
    if (always || !terminal) {
      out.println(Visible.text(text));
    }
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
