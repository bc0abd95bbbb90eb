/**
 * Layers at work: what each does to a batch, forward and backward, and its parameters. Start at
 * {@link org.graft.lanes.layer.LayerOperation}; which arithmetic suits a dense layer is in {@link
 * org.graft.lanes.layer.DenseShape}.
 */
@NullMarked
package org.graft.lanes.layer;

import org.jspecify.annotations.NullMarked;
