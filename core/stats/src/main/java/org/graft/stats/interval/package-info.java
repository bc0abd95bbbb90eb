/**
 * Confidence intervals: by theory where there is some, by resampling for everything else.
 *
 * <p>Start at {@link org.graft.stats.interval.Bootstrap}; {@link
 * org.graft.stats.interval.Resampling} says what is drawn (rows, rows within strata, whole
 * clusters), {@link org.graft.stats.interval.RowStatistic} what is computed on it. Random draws
 * come from a seed in the arguments and from nowhere else.
 */
@NullMarked
package org.graft.stats.interval;

import org.jspecify.annotations.NullMarked;
