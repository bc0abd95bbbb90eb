package org.graft.spi.result.study;

/**
 * What the design can and cannot show, known before any result.
 *
 * @param smallestP smallest p-value that the declared test can reach, before adjustment
 * @param detectable smallest true difference found with {@code power} at the level that the family
 *     leaves to one comparison, in units of the metric; refused where no spread is known
 * @param power probability of finding it
 */
public record Sensitivity(Estimate smallestP, Estimate detectable, double power) {}
