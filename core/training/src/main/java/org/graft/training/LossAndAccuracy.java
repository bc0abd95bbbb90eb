package org.graft.training;

/**
 * What a network makes of some examples.
 *
 * @param loss mean cross-entropy in nats, without penalties and class weights
 * @param accuracy share of examples whose largest logit is their label's, 0 to 1
 */
public record LossAndAccuracy(double loss, double accuracy) {}
