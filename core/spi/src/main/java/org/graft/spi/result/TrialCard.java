package org.graft.spi.result;

import org.graft.spi.base.Seed;

/**
 * Which trial it is.
 *
 * @param id digest of what determines its result
 * @param block trials of one block differ only in strategy
 * @param transfer name of the source and target
 * @param backbone the backbone with its arguments
 * @param strategy the strategy with its arguments, as in the experiment file
 * @param sourceReplicate which source model, from 0; its meaning ends with its transfer and
 *     backbone
 * @param trainingReplicate which initialisation and order, from 0
 * @param seed the block's seed
 */
public record TrialCard(
    String id,
    String block,
    String transfer,
    String backbone,
    String strategy,
    int sourceReplicate,
    int trainingReplicate,
    Seed seed) {}
