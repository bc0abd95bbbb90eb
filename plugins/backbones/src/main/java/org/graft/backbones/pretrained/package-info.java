/**
 * What pretrained networks from files have in common, whatever the format: the file and its digest,
 * preprocessing, where the head begins, names of classes. Start at {@link
 * org.graft.backbones.pretrained.PretrainedNetwork}. Formats have packages of their own.
 */
@NullMarked
package org.graft.backbones.pretrained;

import org.jspecify.annotations.NullMarked;
