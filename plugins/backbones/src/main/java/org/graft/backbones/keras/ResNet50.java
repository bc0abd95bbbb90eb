package org.graft.backbones.keras;

import java.util.List;
import java.util.Map;

/**
 * ResNet-50 (arXiv:1512.03385) as published and as Keras has it: a stage strides in the first, 1x1
 * convolution of its first block.
 */
final class ResNet50 {
  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final double EPSILON = 1.001e-5;

  private ResNet50() {}

  static Sketch of(int classes) {
    Sketch sketch =
        new Sketch()
            .padding("conv1_pad", 3)
            .convolution("conv1_conv", 64, 7, 2, "valid")
            .normalization("conv1_bn", EPSILON)
            .activation("conv1_relu", "relu")
            .padding("pool1_pad", 1)
            .maxPooling("pool1_pool", 3, 2, "valid");
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 1; block <= BLOCKS[stage]; block++) {
        String name = "conv" + (stage + 2) + "_block" + block;
        block(sketch, name, 64 << stage, block > 1 ? 0 : stage == 0 ? 1 : 2);
      }
    }
    if (classes > 0) {
      sketch.averaged("avg_pool").dense("predictions", classes, "softmax");
    }
    return sketch;
  }

  /** A bottleneck block; {@code stride} 0 where its shortcut is the input itself. */
  private static void block(Sketch sketch, String name, int filters, int stride) {
    String input = sketch.last();
    String shortcut = input;
    if (stride > 0) {
      sketch
          .convolution(name + "_0_conv", 4 * filters, 1, stride, "valid")
          .normalization(name + "_0_bn", EPSILON);
      shortcut = sketch.last();
    }
    sketch
        .from(input)
        .convolution(name + "_1_conv", filters, 1, Math.max(1, stride), "valid")
        .normalization(name + "_1_bn", EPSILON)
        .activation(name + "_1_relu", "relu")
        .convolution(name + "_2_conv", filters, 3, 1, "same")
        .normalization(name + "_2_bn", EPSILON)
        .activation(name + "_2_relu", "relu")
        .convolution(name + "_3_conv", 4 * filters, 1, 1, "valid")
        .normalization(name + "_3_bn", EPSILON);
    sketch
        .add("Add", name + "_add", Map.of(), List.of(shortcut, sketch.last()))
        .activation(name + "_out", "relu");
  }
}
