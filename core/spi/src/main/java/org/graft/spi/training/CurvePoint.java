package org.graft.spi.training;

/**
 * One point of a learning curve.
 *
 * @param epoch from 1, counted over all phases; 0 is before training
 * @param split {@code train} (running mean over the epoch's batches, as trained), {@code
 *     validation} or {@code test}
 * @param loss mean cross-entropy in nats, over labels too where there are several; of numbers the
 *     mean squared error of what is trained on, standardised where they are; penalties not included
 * @param accuracy share of right answers; of several labels, of those told rightly at a probability
 *     of 0.5; NaN for numbers
 */
public record CurvePoint(int epoch, String split, double loss, double accuracy) {}
