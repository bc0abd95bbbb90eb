/**
 * Where samples lie and whether they differ: t tests, permutation tests, rank tests, tests for
 * resampled scores.
 *
 * <p>Paired methods start at {@link org.graft.stats.location.Differences}, which drops incomplete
 * pairs and says so; t tests share {@link org.graft.stats.location.TTest}; exact distributions
 * share {@link org.graft.stats.location.SubsetSums}. Effect sizes belong elsewhere.
 */
@NullMarked
package org.graft.stats.location;

import org.jspecify.annotations.NullMarked;
