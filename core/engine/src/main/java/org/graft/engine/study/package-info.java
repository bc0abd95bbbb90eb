/**
 * From the ledger to what readers see: the study, the table at the end of a run, exports. Start at
 * {@link org.graft.engine.study.Studies}.
 */
@NullMarked
package org.graft.engine.study;

import org.jspecify.annotations.NullMarked;
