package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.testkit.fixture.Events;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a tracker promises: it takes every event of every run without failing or holding the run up,
 * and keeps no program alive.
 *
 * @param tracker the tracker
 */
public record TrackerContract(Tracker tracker) implements Contract {
  private static final long PATIENCE_SECONDS = 1;

  /** For any tracker. */
  public static TrackerContract of(Tracker tracker) {
    return new TrackerContract(tracker);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(tracker).promises());
    Events.runs()
        .forEach(
            (name, events) ->
                promises.add(new Promise("it takes every event: " + name, () -> takes(events))));
    promises.add(new Promise("it takes one run after another", this::again));
    promises.add(new Promise("it takes events from any thread, one at a time", this::threads));
    promises.add(new Promise("it does not hold the run up", this::quick));
    promises.add(new Promise("it leaves no thread that keeps the program alive", this::daemons));
    return promises;
  }

  private void takes(List<Event> events) {
    events.forEach(tracker::on);
  }

  private void again() {
    takes(Events.usual());
    takes(Events.usual());
  }

  private void threads() throws Exception {
    for (Event event : Events.usual()) {
      Elsewhere.onAnotherThread(
          () -> {
            tracker.on(event);
            return event;
          });
    }
  }

  private void quick() {
    long start = System.nanoTime();
    takes(Events.usual());
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    Expect.that(seconds < PATIENCE_SECONDS, "a small run's events took it " + seconds + " s");
  }

  /** On a thread that is no daemon, as a run's: a thread begun by a daemon is one too. */
  private void daemons() throws Exception {
    Set<Thread> before = lasting();
    FutureTask<Boolean> run = new FutureTask<>(() -> takes(Events.usual()), true);
    Thread thread = new Thread(run, "run");
    thread.setDaemon(false);
    thread.start();
    try {
      run.get();
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
    Set<Thread> after = lasting();
    after.removeAll(before);
    Expect.same("threads that are no daemons", Set.of(), after);
  }

  private static Set<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.isAlive() && !t.isDaemon())
        .collect(Collectors.toSet());
  }
}
