/**
 * Pretrained networks from PyTorch's files: which architecture a file's keys and shapes are, its
 * arrays as that network's weights, and what the Hub's folders say beside. Start at {@link
 * org.graft.backbones.torchfile.TorchFile}. Files are taken apart in {@code checkpoint},
 * architectures stand in {@code torch}.
 */
@NullMarked
package org.graft.backbones.torchfile;

import org.jspecify.annotations.NullMarked;
