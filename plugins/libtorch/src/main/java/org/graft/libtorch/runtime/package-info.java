/**
 * libtorch as it is started and used: threads, device, and copies between Java and its memory.
 * Start at {@link org.graft.libtorch.runtime.LibtorchStart}. Knows nothing of networks.
 */
@NullMarked
package org.graft.libtorch.runtime;

import org.jspecify.annotations.NullMarked;
