/**
 * Posterior probabilities that one strategy is worse, practically equivalent or better, given a
 * region of practical equivalence (ROPE); and almost stochastic order.
 *
 * <p>Start at {@link org.graft.stats.bayes.Posterior}. Differences are always y - x: "left" is
 * below the ROPE, "right" above it.
 */
@NullMarked
package org.graft.stats.bayes;

import org.jspecify.annotations.NullMarked;
