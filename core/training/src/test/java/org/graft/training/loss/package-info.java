/** Tests of losses and their gradients. */
@NullMarked
package org.graft.training.loss;

import org.jspecify.annotations.NullMarked;
