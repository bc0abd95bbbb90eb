package org.graft.engine.spec;

import java.util.Optional;
import org.graft.engine.data.Splits;
import org.graft.spi.base.Param;

/**
 * How many replicates of each kind.
 *
 * @param source source models: each a new initialisation and order on the source data
 * @param training trainings on the target: each a new initialisation and order
 * @param splits new divisions of the target into training and test rows; absent keeps one
 */
public record Repeats(
    @Param(
            doc = "Source models, each with its own initialisation and order.",
            byDefault = "1",
            min = 1,
            max = 1e6)
        int source,
    @Param(doc = "Target trainings for each source model.", byDefault = "1", min = 1, max = 1e6)
        int training,
    @Param(
            doc =
                "New test rows for each replicate, drawn of all rows of the target: {folds: 10}, or"
                    + " {resamples: 10, test: 0.2}; training counts for each of them.")
        Optional<Splits> splits) {
  /** Replicates on one division of the target. */
  public Repeats(int source, int training) {
    this(source, training, Optional.empty());
  }

  /** Trainings on the target for each source model, over all divisions. */
  public int trainings() {
    return training * splits.map(Splits::count).orElse(1);
  }
}
