/**
 * Runs on a batch system: steps are packed into tasks ({@link org.graft.engine.cluster.Packing}),
 * written to the run's folder, submitted in rounds and collected ({@link
 * org.graft.engine.cluster.Rounds}, where to start); {@link org.graft.engine.cluster.Task} does the
 * steps of one on a node. The folder is all that the parts share: no process has to live for
 * another. Must not come in: what any one batch system is like, which is a {@link
 * org.graft.spi.DetachedExecutor}'s.
 */
@NullMarked
package org.graft.engine.cluster;

import org.jspecify.annotations.NullMarked;
