/** Tests of heads against independent code. */
@NullMarked
package org.graft.strategies.head;

import org.jspecify.annotations.NullMarked;
