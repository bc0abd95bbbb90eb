package org.graft.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;

/** Keeps a contract's promises or breaks them, each within a time. */
final class Tried {
  private Tried() {}

  /** Of what could have been declared, that of which fewest promises are broken. */
  static Found best(List<Declared> declared, Bounded bounded)
      throws Bounded.Trouble, InterruptedException {
    Optional<Found> best = Optional.empty();
    for (Declared one : declared) {
      List<Violation> broken = new ArrayList<>();
      List<Promise> promises = bounded.call(() -> one.contract().promises());
      for (Promise promise : promises) {
        violation(promise, bounded).ifPresent(broken::add);
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

  private static Optional<Violation> violation(Promise promise, Bounded bounded)
      throws InterruptedException {
    try {
      return bounded.call(promise::violation);
    } catch (Bounded.Trouble e) {
      return Optional.of(new Violation(promise.name(), e.why()));
    }
  }
}
