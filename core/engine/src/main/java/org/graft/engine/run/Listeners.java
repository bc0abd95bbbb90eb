package org.graft.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Owner;
import org.graft.spi.Tracker;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.result.Event;

/**
 * The trackers of a run, each told on a thread of its own, in order: one that fails or does not
 * return costs itself, and neither the run nor the others. Not for use by several threads at once.
 */
public final class Listeners implements AutoCloseable {
  /** How long a tracker may take over one event. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How many times {@link #PATIENCE} the run waits, at its end, for those that lag behind. */
  private static final int AT_THE_END = 10;

  private final List<Listener> listeners;
  private final Duration patience;
  private final Consumer<String> warnings;

  /**
   * Listeners that are waited for as long as {@link #PATIENCE} says.
   *
   * @param warnings hears of each that fails, once and of what else it says at the run's end, and
   *     of each that is left behind
   */
  public Listeners(List<Tracker> trackers, Consumer<String> warnings) {
    this(trackers, PATIENCE, warnings);
  }

  Listeners(List<Tracker> trackers, Duration patience, Consumer<String> warnings) {
    this.patience = patience;
    this.warnings = warnings;
    this.listeners = trackers.stream().map(tracker -> new Listener(tracker, warnings)).toList();
  }

  /** Tells all of them, without waiting. */
  public void tell(Event event) {
    for (Listener listener : listeners) {
      if (listener.slower(patience)) {
        leave(listener, "took longer than %s over one event".formatted(seconds(patience)));
      }
      listener.tell(Optional.of(event));
    }
  }

  /** Waits until all are told what there was. */
  @Override
  public void close() {
    Duration all = patience.multipliedBy(AT_THE_END);
    long start = System.nanoTime();
    listeners.forEach(listener -> listener.tell(Optional.empty()));
    boolean interrupted = false;
    for (Listener listener : listeners) {
      while (listener.thread.isAlive() && !listener.left) {
        try {
          listener.thread.join(20);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        if (listener.slower(patience)) {
          leave(listener, "took longer than %s over one event".formatted(seconds(patience)));
        } else if (System.nanoTime() - start > all.toNanos()) {
          leave(listener, "was not through %s after the last event".formatted(seconds(all)));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(Listener listener, String why) {
    if (!listener.left) {
      listener.left = true;
      listener.thread.interrupt();
      warnings.accept(
          listener.name() + " " + why + " and is left behind; it hears of nothing more");
    }
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }

  /** One tracker and what it has yet to hear; nothing after the last event. */
  private static final class Listener {
    private final Tracker tracker;
    private final Consumer<String> warnings;
    private final BlockingQueue<Optional<Event>> untold = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean left;
    private volatile boolean busy;
    private volatile long since;

    Listener(Tracker tracker, Consumer<String> warnings) {
      this.tracker = tracker;
      this.warnings = warnings;
      this.thread = new Thread(this::listen, "graft-tracker");
      thread.setDaemon(true);
      thread.start();
    }

    String name() {
      return tracker.getClass().isAnnotationPresent(Name.class)
          ? Owner.words((Extension) tracker, Canonical.name(tracker))
          : "tracker " + tracker;
    }

    void tell(Optional<Event> event) {
      if (!left) {
        untold.add(event);
      }
    }

    boolean slower(Duration patience) {
      return busy && System.nanoTime() - since > patience.toNanos();
    }

    private void listen() {
      String said = "";
      while (!left) {
        boolean last = false;
        try {
          Optional<Event> next = untold.take();
          if (next.isEmpty()) {
            return;
          }
          since = System.nanoTime();
          busy = true;
          last = next.get() instanceof Event.RunFinished;
          tracker.on(next.get());
        } catch (Throwable e) {
          String why = StageException.describe(e);
          if (!left && (said.isEmpty() || (last && !why.equals(said)))) {
            said = why;
            warnings.accept(name() + " failed: " + why);
          }
        } finally {
          busy = false;
        }
      }
    }
  }
}
