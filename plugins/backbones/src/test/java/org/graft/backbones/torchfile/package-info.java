/** Checks that networks from PyTorch's files are found, fitted and written back. */
@NullMarked
package org.graft.backbones.torchfile;

import org.jspecify.annotations.NullMarked;
