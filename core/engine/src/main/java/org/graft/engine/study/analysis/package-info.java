/**
 * The analysis: from scores and declared rules to the decisions and their evidence. Start at {@link
 * org.graft.engine.study.analysis.Analyst}.
 *
 * <p>Numbers come from {@code org.graft.stats}; here it is only decided which of its methods
 * applies, to which units, and how its refusals are passed on. Every draw is seeded.
 */
@NullMarked
package org.graft.engine.study.analysis;

import org.jspecify.annotations.NullMarked;
