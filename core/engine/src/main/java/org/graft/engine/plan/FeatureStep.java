package org.graft.engine.plan;

/**
 * The output of a frozen prefix on all splits of the target.
 *
 * @param key digest of weights, tap and data
 * @param source whose weights
 * @param tap the layer whose output it is
 * @param bytes size of the result
 */
public record FeatureStep(String key, SourceStep source, String tap, long bytes) {}
