/**
 * Steps in JVMs of their own, so that a crash in native code costs a step and not the run. A worker
 * is this same program, started as {@code graft worker}: it plans the same experiment and is told
 * keys of steps. Shared results go through the store, outcomes come back as JSON; the run alone
 * writes the ledger. Start at {@link org.graft.engine.worker.WorkerPool}. What a step does must not
 * come in: that is {@link org.graft.engine.run.Work}.
 */
@NullMarked
package org.graft.engine.worker;

import org.jspecify.annotations.NullMarked;
