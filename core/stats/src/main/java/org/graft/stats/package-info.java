/**
 * Statistics on arrays of scores: tests, effects, intervals, adjustments and designs.
 *
 * <p>A leaf: it knows nothing of trials, strategies or ledgers, and can be used on its own. Nothing
 * from the SPI or the engine may come in.
 */
@NullMarked
package org.graft.stats;

import org.jspecify.annotations.NullMarked;
