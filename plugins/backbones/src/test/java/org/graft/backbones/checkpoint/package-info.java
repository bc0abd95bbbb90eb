/** Checks that checkpoints are read as PyTorch reads them, and that bad ones do no harm. */
@NullMarked
package org.graft.backbones.checkpoint;

import org.jspecify.annotations.NullMarked;
