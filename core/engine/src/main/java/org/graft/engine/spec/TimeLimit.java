package org.graft.engine.spec;

import java.util.Optional;
import org.graft.spi.base.Param;

/**
 * How long an experiment may take. No result depends on it, but whether there is one.
 *
 * @param trial one trial; of those trained at once, each adds its own time to what they have
 *     together. A trial over its limit has failed. Each candidate of a strategy that chooses has as
 *     much
 * @param run one run of what is left; it then stops as if it was asked to, and can be gone on with
 */
public record TimeLimit(
    @Param(doc = "For one trial, which has failed if it takes longer: 90 s, 10 min.")
        Optional<TimeSpan> trial,
    @Param(doc = "For one run, which then stops and can be gone on with: 8 h.")
        Optional<TimeSpan> run) {
  /** Refuses to limit nothing. */
  public TimeLimit {
    if (trial.isEmpty() && run.isEmpty()) {
      throw new IllegalArgumentException(
          "says no time; give {trial: 10 min}, {run: 8 h} or both of them");
    }
  }
}
