package org.graft.spi.result;

/**
 * What training really moved, checked bit by bit afterwards.
 *
 * @param trained numbers that the recipe lets train
 * @param frozen numbers that must stay
 * @param moved frozen numbers' arrays that changed: 0 unless the trainer is broken
 */
public record Audit(long trained, long frozen, int moved) {}
