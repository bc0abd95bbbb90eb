/** Tests of the training loop. */
@NullMarked
package org.graft.training;

import org.jspecify.annotations.NullMarked;
