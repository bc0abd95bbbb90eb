/**
 * A phase of training on libtorch. Start at {@link org.graft.libtorch.training.NetLearner}; {@link
 * org.graft.libtorch.training.Update} has the optimisers.
 */
@NullMarked
package org.graft.libtorch.training;

import org.jspecify.annotations.NullMarked;
