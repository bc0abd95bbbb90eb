package org.graft.engine.spec;

import org.graft.spi.Param;

/**
 * How many replicates of each kind.
 *
 * @param source source models: each a new initialisation and order on the source data
 * @param training trainings on the target: each a new initialisation and order
 */
public record Repeats(
    @Param(
            doc = "Source models, each with its own initialisation and order.",
            byDefault = "1",
            min = 1,
            max = 1e6)
        int source,
    @Param(doc = "Target trainings for each source model.", byDefault = "1", min = 1, max = 1e6)
        int training) {}
