/**
 * How large a difference is, in units that compare across scores, with intervals.
 *
 * <p>Start at {@link org.graft.stats.effect.StandardizedMean} for differences in standard
 * deviations and {@link org.graft.stats.effect.Dominance} for probabilities. Tests belong in {@code
 * location}.
 */
@NullMarked
package org.graft.stats.effect;

import org.jspecify.annotations.NullMarked;
