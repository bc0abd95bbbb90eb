/**
 * Parameters that train by way of what a phase inserts. Start at {@link
 * org.graft.training.insertion.InsertedNode}: it takes the gradients of a node's parameters and
 * gives their new numbers. What may be inserted, and what it means, says {@link
 * org.graft.spi.training.Insertion}.
 *
 * <p>On plain arrays: a trainer copies gradients out and numbers in.
 */
@NullMarked
package org.graft.training.insertion;

import org.jspecify.annotations.NullMarked;
