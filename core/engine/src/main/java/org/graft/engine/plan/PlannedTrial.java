package org.graft.engine.plan;

import java.util.Optional;
import org.graft.spi.result.TrialCard;

/**
 * One trial of the matrix.
 *
 * @param card which
 * @param arm what its replicates share
 * @param source the source model it needs
 * @param features the features it needs
 */
public record PlannedTrial(
    TrialCard card, Arm arm, Optional<SourceModel> source, Optional<FeatureTable> features) {}
