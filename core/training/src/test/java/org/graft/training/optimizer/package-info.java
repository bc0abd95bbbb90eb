/** Tests of the optimisers' formulas. */
@NullMarked
package org.graft.training.optimizer;

import org.jspecify.annotations.NullMarked;
