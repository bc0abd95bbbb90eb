package org.graft.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.promise.Violation;

/** Keeps a contract's promises or breaks them, each within a time. */
final class Tried {
  private Tried() {}

  /**
   * Of what could have been declared, that of which fewest promises are broken. After a promise
   * that does not come to an end no other is tried: it would be waited for likewise.
   */
  static Found best(List<Declared> declared, Bounded bounded)
      throws Bounded.Trouble, InterruptedException {
    Optional<Found> best = Optional.empty();
    for (Declared one : declared) {
      List<Violation> broken = new ArrayList<>();
      List<Promise> promises = bounded.call(() -> one.contract().promises());
      int tried = 0;
      boolean hung = false;
      while (tried < promises.size() && !hung) {
        hung = hangs(promises.get(tried++), bounded, broken);
      }
      if (best.isEmpty() || (!hung && broken.size() < best.get().broken().size())) {
        int kept = tried - broken.size();
        best = Optional.of(new Found(one.words(), promises.size(), kept, broken));
      }
      if (broken.isEmpty() || hung) {
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
   * @param kept how many of them were kept
   * @param broken which of them were broken
   */
  record Found(String declared, int promises, int kept, List<Violation> broken) {}

  /** Adds what is broken; whether it did not come to an end. */
  private static boolean hangs(Promise promise, Bounded bounded, List<Violation> broken)
      throws InterruptedException {
    try {
      bounded.call(promise::violation).ifPresent(broken::add);
      return false;
    } catch (Bounded.Trouble e) {
      String rest = e.hung() ? "; the promises after it are not tried" : "";
      broken.add(new Violation(promise.name(), e.why() + rest));
      return e.hung();
    }
  }
}
