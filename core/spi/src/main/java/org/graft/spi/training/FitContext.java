package org.graft.spi.training;

import org.graft.spi.Seed;
import org.graft.spi.Trainer;

/**
 * What a programmed strategy may use.
 *
 * @param seed the trial's seed: all randomness follows from it
 * @param trainer the trainer the engine chose for the trial
 */
public record FitContext(Seed seed, Trainer.Session trainer) {}
