package org.graft.training;

/**
 * What a network makes of some examples.
 *
 * @param loss mean loss of the head ({@link org.graft.spi.network.HeadLoss}), without penalties and
 *     class weights
 * @param accuracy share of examples whose largest logit is their label's, 0 to 1; of several labels
 *     the share of those told rightly; NaN for numbers
 */
public record LossAndAccuracy(double loss, double accuracy) {}
