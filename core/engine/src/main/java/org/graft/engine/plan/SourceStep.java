package org.graft.engine.plan;

import org.graft.spi.base.Seed;

/**
 * A source model to train or read.
 *
 * @param key digest of what determines its weights
 * @param setting transfer and backbone
 * @param replicate which, from 0
 * @param seed its initialisation and order
 */
public record SourceStep(String key, Setting setting, int replicate, Seed seed) {}
