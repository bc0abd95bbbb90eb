/**
 * Many groups and many data sets: analyses of variance, rank tests on blocks, all-pairs and control
 * comparisons, and the distributions they need.
 *
 * <p>Start at {@link org.graft.stats.groups.Friedman} for strategies on data sets, at {@link
 * org.graft.stats.groups.OneWayAnova} for independent groups. Matrices are [blocks, treatments].
 * Every method refuses infinities and missing values it has no policy for; {@link
 * org.graft.stats.groups.Blocks} is where incomplete blocks are dropped, and named.
 */
@NullMarked
package org.graft.stats.groups;

import org.jspecify.annotations.NullMarked;
