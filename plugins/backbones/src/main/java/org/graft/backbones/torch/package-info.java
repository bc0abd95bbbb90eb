/**
 * Networks as PyTorch's libraries publish them: what an architecture has to say ({@link
 * org.graft.backbones.torch.TorchArchitecture}), which there are ({@link
 * org.graft.backbones.torch.TorchArchitectures}), and how their tensors become Graft's parameters
 * ({@link org.graft.backbones.torch.TorchTensor}). A family is one record, made of a {@link
 * org.graft.backbones.torch.Draft}: torchvision's image classifiers of version 0.14, without the
 * auxiliary heads that they leave out in evaluation, timm's, and ResNets for small pictures. A
 * family ships only beside outputs that its library printed. Files are read elsewhere.
 */
@NullMarked
package org.graft.backbones.torch;

import org.jspecify.annotations.NullMarked;
