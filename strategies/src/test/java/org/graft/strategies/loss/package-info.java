/** Tests of losses on features. */
@NullMarked
package org.graft.strategies.loss;

import org.jspecify.annotations.NullMarked;
