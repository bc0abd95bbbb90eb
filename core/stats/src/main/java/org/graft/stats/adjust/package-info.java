/**
 * Adjusted p-values of a declared family of comparisons.
 *
 * <p>Start at {@link org.graft.stats.adjust.Adjustment}; all-pairs families of k treatments use
 * their logical structure in {@link org.graft.stats.adjust.AllPairsAdjustment}; {@link
 * org.graft.stats.adjust.MaxT} adjusts by permuting the scores themselves. All but the last work on
 * logarithms, so a p-value below the smallest double is adjusted as well as any other.
 */
@NullMarked
package org.graft.stats.adjust;

import org.jspecify.annotations.NullMarked;
