/**
 * One number for many tasks: means, medians, interquartile means, optimality gaps, performance
 * profiles and probabilities of improvement, with intervals for these or for new data sets.
 *
 * <p>Start at {@link org.graft.stats.aggregate.TaskScores}.
 */
@NullMarked
package org.graft.stats.aggregate;

import org.jspecify.annotations.NullMarked;
