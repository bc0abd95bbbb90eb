/**
 * Batches of vectors by feature or by example, and splits that are cut into them. Start at {@link
 * org.graft.lanes.batch.Batch}.
 */
@NullMarked
package org.graft.lanes.batch;

import org.jspecify.annotations.NullMarked;
