/**
 * The distributions that tests refer to, with tails that stay right as logarithms.
 *
 * <p>Start at {@link org.graft.stats.distribution.Distribution}. Apache Commons Statistics computes
 * what a double can hold; the incomplete beta and gamma functions here carry on below the smallest
 * double. Nothing about samples may come in.
 */
@NullMarked
package org.graft.stats.distribution;

import org.jspecify.annotations.NullMarked;
