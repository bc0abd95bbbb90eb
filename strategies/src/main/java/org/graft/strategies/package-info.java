/**
 * The transfer strategies that ship with Graft, one record each. Start at {@link
 * org.graft.strategies.FineTune}; a new strategy is a record like it and a line in {@link
 * org.graft.strategies.StrategiesPlugin}.
 */
@NullMarked
package org.graft.strategies;

import org.jspecify.annotations.NullMarked;
