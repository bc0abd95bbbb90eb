/**
 * Networks as PyTorch's libraries publish them: what an architecture has to say ({@link
 * org.graft.backbones.torch.TorchArchitecture}), which there are ({@link
 * org.graft.backbones.torch.TorchArchitectures}), and how their tensors become Graft's parameters
 * ({@link org.graft.backbones.torch.TorchTensor}). Families stand in {@code torchvision} and {@code
 * timm}; files are read elsewhere.
 */
@NullMarked
package org.graft.backbones.torch;

import org.jspecify.annotations.NullMarked;
