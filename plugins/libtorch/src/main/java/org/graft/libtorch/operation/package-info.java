/**
 * What each kind of layer is on libtorch, by functional operations alone. Start at {@link
 * org.graft.libtorch.operation.Operations}. Knows nothing of networks or training.
 */
@NullMarked
package org.graft.libtorch.operation;

import org.jspecify.annotations.NullMarked;
