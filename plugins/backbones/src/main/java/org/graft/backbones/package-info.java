/**
 * The backbones that ship with Graft: architectures as layer lists, and pretrained networks from
 * files. They are data and need no trainer. Start at {@link org.graft.backbones.Convnet}, or for
 * files at {@link org.graft.backbones.pretrained.PretrainedNetwork}.
 */
@NullMarked
package org.graft.backbones;

import org.jspecify.annotations.NullMarked;
