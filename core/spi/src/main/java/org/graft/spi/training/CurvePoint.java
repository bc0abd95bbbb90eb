package org.graft.spi.training;

/**
 * One point of a learning curve.
 *
 * @param epoch from 1, counted over all phases; 0 is before training
 * @param split {@code train} (running mean over the epoch's batches, as trained), {@code
 *     validation} or {@code test}
 * @param loss mean cross-entropy in nats, penalties not included
 * @param accuracy share of right answers
 */
public record CurvePoint(int epoch, String split, double loss, double accuracy) {}
