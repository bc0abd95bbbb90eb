package org.graft.spi;

import org.graft.spi.base.Seed;

/**
 * What a programmed strategy may use.
 *
 * @param seed the trial's seed: all randomness follows from it
 * @param trainer the trainer the engine chose for the trial
 */
public record FitContext(Seed seed, Trainer.Session trainer) {}
