package org.graft.spi.training;

import java.util.Optional;
import org.graft.spi.data.Examples;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;

/**
 * What a programmed strategy works on: the source model and the target's training and validation
 * data. The test split is not here.
 *
 * @param backbone the source model's network
 * @param weights the source model's weights
 * @param train the target's training split
 * @param validation the target's validation split, where there is one
 * @param card the task in words and numbers
 */
public record TransferTask(
    BackboneCard backbone,
    Weights weights,
    Examples train,
    Optional<Examples> validation,
    TaskCard card) {}
