package org.graft.engine.plan;

import org.graft.engine.spec.Choice;
import org.graft.spi.Trainer;

/**
 * The output of a frozen prefix on all splits of the target.
 *
 * @param key digest of weights, tap and data
 * @param source whose weights
 * @param tap the layer whose output it is
 * @param trainer who runs it: not always who trains the rest
 * @param bytes size of the result
 */
public record FeatureStep(
    String key, SourceStep source, String tap, Choice<Trainer> trainer, long bytes) {}
