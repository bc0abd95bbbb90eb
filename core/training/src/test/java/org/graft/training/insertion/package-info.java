/** Tests of the training loop. */
@NullMarked
package org.graft.training.insertion;

import org.jspecify.annotations.NullMarked;
