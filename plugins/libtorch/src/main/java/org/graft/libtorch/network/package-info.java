/**
 * A network on libtorch: its parameters as tensors and its layers as operations, run forward. Start
 * at {@link org.graft.libtorch.network.Net}.
 */
@NullMarked
package org.graft.libtorch.network;

import org.jspecify.annotations.NullMarked;
