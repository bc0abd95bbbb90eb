package org.graft.backbones.torchvision;

import java.util.List;
import java.util.stream.Stream;
import org.graft.backbones.torch.TorchArchitecture;

/** All of torchvision's families. */
public final class Torchvision {
  static final String LIBRARY = "torchvision";

  private Torchvision() {}

  /** Its architectures, family by family. */
  public static List<TorchArchitecture> all() {
    return Stream.<List<? extends TorchArchitecture>>of(ResNet.all())
        .<TorchArchitecture>flatMap(List::stream)
        .toList();
  }
}
