/**
 * What networks are trained on, by how their last layer ends: losses and their gradients by logits.
 * Start at {@link org.graft.training.loss.OutputLoss}.
 */
@NullMarked
package org.graft.training.loss;

import org.jspecify.annotations.NullMarked;
