/** Tests of scores against published and independently computed numbers. */
@NullMarked
package org.graft.strategies.score;

import org.jspecify.annotations.NullMarked;
