/**
 * Products of matrices, with vectors and without, and threads to share them out. Start at {@link
 * org.graft.lanes.matrix.Lanes}. Knows nothing of networks.
 */
@NullMarked
package org.graft.lanes.matrix;

import org.jspecify.annotations.NullMarked;
