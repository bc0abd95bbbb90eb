package org.graft.backbones.keras;

import java.util.Map;

/** LeNet and AlexNet, in the forms that can be had as weights. */
final class EarlyNetworks {
  private EarlyNetworks() {}

  /** LeNet as Caffe and DL4J have it: ReLU, 20 and 50 channels (doi:10.1109/5.726791 departed). */
  static Sketch lenet(int classes) {
    Sketch sketch =
        new Sketch()
            .convolution("conv1", 20, 5, 1, "valid")
            .maxPooling("pool1", 2, 2, "valid")
            .convolution("conv2", 50, 5, 1, "valid")
            .maxPooling("pool2", 2, 2, "valid");
    if (classes > 0) {
      sketch
          .add("Flatten", "flatten", Map.of())
          .dense("ip1", 500, "relu")
          .dense("ip2", classes, "softmax");
    }
    return sketch;
  }

  /** AlexNet in one column (arXiv:1404.5997), without local response normalisation. */
  static Sketch alexnet(int classes) {
    Sketch sketch =
        new Sketch()
            .padding("conv1_pad", 2)
            .rectified("conv1", 64, 11, 4, "valid")
            .maxPooling("pool1", 3, 2, "valid")
            .rectified("conv2", 192, 5, 1, "same")
            .maxPooling("pool2", 3, 2, "valid")
            .rectified("conv3", 384, 3, 1, "same")
            .rectified("conv4", 256, 3, 1, "same")
            .rectified("conv5", 256, 3, 1, "same")
            .maxPooling("pool5", 3, 2, "valid");
    if (classes > 0) {
      sketch
          .add("Flatten", "flatten", Map.of())
          .dropout("drop6", 0.5)
          .dense("fc6", 4096, "relu")
          .dropout("drop7", 0.5)
          .dense("fc7", 4096, "relu")
          .dense("fc8", classes, "softmax");
    }
    return sketch;
  }
}
