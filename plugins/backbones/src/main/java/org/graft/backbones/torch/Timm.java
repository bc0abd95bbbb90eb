package org.graft.backbones.torch;

import java.util.List;
import java.util.stream.Stream;

/** All families that are not torchvision's. */
final class Timm {
  static final String LIBRARY = "timm";

  private Timm() {}

  /** Its architectures, family by family. */
  static List<TorchArchitecture> all() {
    return Stream.<List<? extends TorchArchitecture>>of(
            TimmTransformer.all(), Renamed.all(), ConvNextV2.all(), CifarResNet.all())
        .<TorchArchitecture>flatMap(List::stream)
        .toList();
  }
}
