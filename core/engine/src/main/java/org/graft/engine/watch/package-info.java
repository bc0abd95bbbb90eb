/**
 * A run watched from outside: {@link org.graft.engine.watch.WatchServer} serves a page on loopback
 * that follows the ledger, and {@link org.graft.engine.watch.Requests} carries what its buttons ask
 * for into the run, which may be another process. The run itself knows nothing of pages.
 */
@NullMarked
package org.graft.engine.watch;

import org.jspecify.annotations.NullMarked;
