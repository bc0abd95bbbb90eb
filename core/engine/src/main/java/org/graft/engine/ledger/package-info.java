/**
 * The ledger: every trial with all that determines it, and how it ended. Start at {@link
 * org.graft.engine.ledger.SqliteLedger}. What is recorded survives a kill.
 */
@NullMarked
package org.graft.engine.ledger;

import org.jspecify.annotations.NullMarked;
