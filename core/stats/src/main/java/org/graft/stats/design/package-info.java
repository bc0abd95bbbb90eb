/**
 * What a design can show, before it runs: power, sample size, smallest detectable effect, smallest
 * reachable p, stopping boundaries, an e-process for open-ended runs, and equivalence.
 *
 * <p>Start at {@link org.graft.stats.design.TTestPower} and {@link
 * org.graft.stats.design.GroupSequential}. Nothing here looks at a ledger.
 */
@NullMarked
package org.graft.stats.design;

import org.jspecify.annotations.NullMarked;
