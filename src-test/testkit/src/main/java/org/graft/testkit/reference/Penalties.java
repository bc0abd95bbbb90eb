package org.graft.testkit.reference;

import java.util.Optional;
import org.graft.spi.training.Penalty;

/** Adds a penalty's gradient to a trained kernel's. */
final class Penalties {
  private Penalties() {}

  /**
   * Adds l1 sign(w) + 2 l2 w + 2 l2sp (w - w0), or 2 l2spNew w.
   *
   * @param anchor w0; absent where the kernel is new
   */
  static void add(Penalty penalty, Variable kernel, Optional<float[]> anchor) {
    double factor = anchor.isPresent() ? penalty.l2sp() : penalty.l2spNew().orElse(penalty.l2sp());
    for (int i = 0; i < kernel.value().length; i++) {
      double w = kernel.value()[i];
      double w0 = anchor.isPresent() ? anchor.get()[i] : 0;
      kernel.gradient()[i] +=
          penalty.l1() * Math.signum(w) + 2 * penalty.l2() * w + 2 * factor * (w - w0);
    }
  }
}
