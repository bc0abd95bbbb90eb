package org.graft.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;

/** Keeps a contract's promises or breaks them, each within a time. */
final class Tried {
  /** Seconds that a promise may take: a contract's cases are tiny. */
  private static final int PATIENCE = 120;

  private Tried() {}

  /** Of what could have been declared, that of which fewest promises are broken. */
  static Found best(List<Declared> declared) throws InterruptedException {
    Optional<Found> best = Optional.empty();
    for (Declared one : declared) {
      List<Violation> broken = new ArrayList<>();
      List<Promise> promises = one.contract().promises();
      for (Promise promise : promises) {
        violation(promise).ifPresent(broken::add);
      }
      if (best.isEmpty() || broken.size() < best.get().broken().size()) {
        best = Optional.of(new Found(one.words(), promises.size(), broken));
      }
      if (broken.isEmpty()) {
        break;
      }
    }
    return best.orElseThrow();
  }

  /**
   * What came of it.
   *
   * @param declared in words
   * @param promises how many there are
   * @param broken which of them were broken
   */
  record Found(String declared, int promises, List<Violation> broken) {}

  private static Optional<Violation> violation(Promise promise) throws InterruptedException {
    FutureTask<Optional<Violation>> task = new FutureTask<>(promise::violation);
    Thread thread = new Thread(task, "check");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(PATIENCE, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return Optional.of(new Violation(promise.name(), "no answer in " + PATIENCE + " s"));
    } catch (ExecutionException e) {
      return Optional.of(new Violation(promise.name(), String.valueOf(e.getCause())));
    }
  }
}
