package org.graft.backbones.torch;

import org.graft.spi.data.Shape;

/** What torchvision's classifiers share. */
interface VisionArchitecture extends TorchArchitecture {
  @Override
  default String library() {
    return Torchvision.LIBRARY;
  }

  @Override
  default Shape input() {
    return Shape.of(3, transform().crop(), transform().crop());
  }

  @Override
  default ImageTransform transform() {
    return Transforms.of(name());
  }
}
