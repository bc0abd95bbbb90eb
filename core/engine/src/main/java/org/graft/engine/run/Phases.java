package org.graft.engine.run;

import java.util.LinkedHashSet;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/** A recipe's phases on the part of its network that is trained. */
final class Phases {
  private Phases() {}

  /** The phase with only those names that {@code tail} has. */
  static Phase within(Phase phase, Network tail) {
    return new Phase(
        within(phase.trained(), tail), within(phase.statistics(), tail), phase.training());
  }

  private static Set<String> within(Set<String> names, Network tail) {
    Set<String> kept = new LinkedHashSet<>(names);
    kept.removeIf(name -> !tail.has(name));
    return kept;
  }
}
