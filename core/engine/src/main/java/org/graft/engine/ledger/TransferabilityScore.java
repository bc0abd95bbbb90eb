package org.graft.engine.ledger;

import java.util.Optional;

/**
 * A transferability score of the features that a trial starts from.
 *
 * @param score its label
 * @param tap where the features come from
 * @param features numbers an example has there
 * @param examples rows of the target's training split that were looked at
 * @param value higher is better; empty where it was refused
 * @param refusal why there is no value; empty where there is one
 */
public record TransferabilityScore(
    String score,
    String tap,
    int features,
    int examples,
    Optional<Double> value,
    Optional<String> refusal) {}
