/**
 * The optimisers of {@link org.graft.spi.training.Optimizer} in float32 on arrays of weights, for
 * one network or for several whose weights lie side by side. Start at {@link
 * org.graft.training.optimizer.UpdateRule}.
 */
@NullMarked
package org.graft.training.optimizer;

import org.jspecify.annotations.NullMarked;
