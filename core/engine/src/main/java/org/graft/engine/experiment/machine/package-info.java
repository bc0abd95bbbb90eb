/** The machine and the version of Graft in words, as the ledger records them. */
@NullMarked
package org.graft.engine.experiment.machine;

import org.jspecify.annotations.NullMarked;
