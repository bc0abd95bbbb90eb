/** Tests of what the ledger keeps. */
@NullMarked
package org.graft.engine.ledger;

import org.jspecify.annotations.NullMarked;
