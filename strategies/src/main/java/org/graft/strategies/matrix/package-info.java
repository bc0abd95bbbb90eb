/**
 * Features as rows of doubles, and the linear algebra that scores and heads share; the algorithms
 * of matrices are Commons Math's. Start at {@link org.graft.strategies.matrix.Rows}.
 */
@NullMarked
package org.graft.strategies.matrix;

import org.jspecify.annotations.NullMarked;
