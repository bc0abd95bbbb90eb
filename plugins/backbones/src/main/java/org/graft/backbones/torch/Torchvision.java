package org.graft.backbones.torch;

import java.util.List;
import java.util.stream.Stream;

/** All of torchvision's families. */
final class Torchvision {
  static final String LIBRARY = "torchvision";

  private Torchvision() {}

  /** Its architectures, family by family. */
  static List<TorchArchitecture> all() {
    return Stream.<List<? extends TorchArchitecture>>of(
            ResNet.all(),
            Vgg.all(),
            List.of(new MobileNetV2()),
            MobileNetV3.all(),
            EfficientNet.all(),
            DenseNet.all(),
            SqueezeNet.all(),
            ConvNext.all(),
            VisionTransformer.all(),
            Swin.all(),
            List.of(new AlexNet(), new GoogLeNet(), new InceptionV3(), new MaxVit()),
            MnasNet.all(),
            ShuffleNet.all(),
            RegNet.all())
        .<TorchArchitecture>flatMap(List::stream)
        .toList();
  }
}
