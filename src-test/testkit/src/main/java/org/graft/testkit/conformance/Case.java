package org.graft.testkit.conformance;

import java.util.Set;
import java.util.TreeSet;
import org.graft.spi.base.Name;
import org.graft.spi.network.Node;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;

/**
 * A training that a trainer and the reference must agree on.
 *
 * @param name what is special about it
 * @param job the training
 */
public record Case(String name, FitJob job) {
  /** Names of the layers and optimisers it needs, as they stand in experiment files. */
  public Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    for (Node node : job.network().nodes()) {
      needs.add(node.layer().kind());
    }
    for (Phase phase : job.phases()) {
      Name name = phase.training().optimizer().getClass().getAnnotation(Name.class);
      if (name != null) {
        needs.add(name.value());
      }
    }
    return needs;
  }
}
