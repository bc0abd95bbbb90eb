/**
 * Spread as a result of its own: tests and intervals for variances and deviations, the worst runs,
 * and the rate of failed trainings.
 *
 * <p>Start at {@link org.graft.stats.spread.SwapPermutation} (paired) and {@link
 * org.graft.stats.spread.Levene} (unpaired). Comparisons of location do not come in here.
 */
@NullMarked
package org.graft.stats.spread;

import org.jspecify.annotations.NullMarked;
