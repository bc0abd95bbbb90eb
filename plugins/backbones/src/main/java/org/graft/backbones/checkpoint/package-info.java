/**
 * Files of named arrays as PyTorch's users keep them: safetensors, whole or in shards, and what
 * {@code torch.save} writes. Names, shapes and places are read first and every size is held to the
 * file's own; numbers are read when asked for. Nothing in a file is run. Start at {@link
 * org.graft.backbones.checkpoint.Checkpoint}. What the arrays belong to is none of this package's
 * business.
 */
@NullMarked
package org.graft.backbones.checkpoint;

import org.jspecify.annotations.NullMarked;
