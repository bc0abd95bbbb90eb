package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * Residual networks (arXiv:1512.03385), wide ones (arXiv:1605.07146) and ResNeXt
 * (arXiv:1611.05431). Blocks stride in their 3x3 convolution, as torchvision has it.
 *
 * @param stages residual blocks of each stage
 * @param bottleneck whether a block is 1x1, 3x3, 1x1; else 3x3 twice
 * @param groups of the 3x3 convolutions
 * @param width channels of a group in the first stage
 */
record ResNet(
    String name, String citation, List<Integer> stages, boolean bottleneck, int groups, int width)
    implements VisionArchitecture {
  private static final int STEM = 64;
  private static final int EXPANSION = 4;
  private static final String DEEP = "arXiv:1512.03385";
  private static final String WIDE = "arXiv:1605.07146";
  private static final String NEXT = "arXiv:1611.05431";

  static List<ResNet> all() {
    List<Integer> fifty = List.of(3, 4, 6, 3);
    List<Integer> hundred = List.of(3, 4, 23, 3);
    return List.of(
        new ResNet("resnet18", DEEP, List.of(2, 2, 2, 2), false, 1, STEM),
        new ResNet("resnet34", DEEP, fifty, false, 1, STEM),
        new ResNet("resnet50", DEEP, fifty, true, 1, STEM),
        new ResNet("resnet101", DEEP, hundred, true, 1, STEM),
        new ResNet("resnet152", DEEP, List.of(3, 8, 36, 3), true, 1, STEM),
        new ResNet("resnext50_32x4d", NEXT, fifty, true, 32, 4),
        new ResNet("resnext101_32x8d", NEXT, hundred, true, 32, 8),
        new ResNet("resnext101_64x4d", NEXT, hundred, true, 64, 4),
        new ResNet("wide_resnet50_2", WIDE, fifty, true, 1, 2 * STEM),
        new ResNet("wide_resnet101_2", WIDE, hundred, true, 1, 2 * STEM));
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft =
        new Draft(input)
            .block("conv1")
            .conv("conv1", Conv.of(STEM, 7).stride(2))
            .norm("bn1")
            .relu("relu")
            .maxPool("maxpool", 3, 2, 1, false);
    for (int stage = 0; stage < stages.size(); stage++) {
      for (int i = 0; i < stages.get(stage); i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        block(draft, "layer" + (stage + 1) + "." + i, STEM << stage, stride);
      }
    }
    return draft.average("avgpool").block(head()).dense(head(), classes).classifier();
  }

  private void block(Draft draft, String name, int planes, int stride) {
    String start = draft.block(name).last();
    int in = draft.channels();
    int out = bottleneck ? EXPANSION * planes : planes;
    if (bottleneck) {
      int inner = planes * width / STEM * groups;
      draft.conv(name + ".conv1", Conv.of(inner, 1)).norm(name + ".bn1").relu(name + ".relu1");
      draft.conv(name + ".conv2", Conv.of(inner, 3).stride(stride).groups(groups));
      draft.norm(name + ".bn2").relu(name + ".relu2");
      draft.conv(name + ".conv3", Conv.of(out, 1)).norm(name + ".bn3");
    } else {
      draft.conv(name + ".conv1", Conv.of(out, 3).stride(stride)).norm(name + ".bn1");
      draft.relu(name + ".relu1").conv(name + ".conv2", Conv.of(out, 3)).norm(name + ".bn2");
    }
    String branch = draft.last();
    if (stride > 1 || in != out) {
      draft.at(start).conv(name + ".downsample.0", Conv.of(out, 1).stride(stride));
      start = draft.norm(name + ".downsample.1").last();
    }
    draft.at(branch).add(name + ".add", start).relu(name + ".relu");
  }
}
