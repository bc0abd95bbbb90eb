/**
 * The backbones that ship with Graft: architectures as layer lists. They are data and need no
 * trainer. Start at {@link org.graft.backbones.Convnet}.
 */
@NullMarked
package org.graft.backbones;

import org.jspecify.annotations.NullMarked;
