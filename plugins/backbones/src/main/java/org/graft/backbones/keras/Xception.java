package org.graft.backbones.keras;

import java.util.List;
import java.util.Map;

/** Xception (arXiv:1610.02357) under Keras's names. */
final class Xception {
  private static final double EPSILON = 0.001;
  private int shortcuts;
  private final Sketch sketch = new Sketch();

  private Xception() {}

  static Sketch of(int classes) {
    return new Xception().build(classes);
  }

  private Sketch build(int classes) {
    sketch
        .bare("block1_conv1", 32, 3, 2, "valid")
        .normalization("block1_conv1_bn", EPSILON)
        .activation("block1_conv1_act", "relu")
        .bare("block1_conv2", 64, 3, 1, "valid")
        .normalization("block1_conv2_bn", EPSILON)
        .activation("block1_conv2_act", "relu");
    strided(2, 128, 128);
    strided(3, 256, 256);
    strided(4, 728, 728);
    for (int block = 5; block <= 12; block++) {
      String input = sketch.last();
      for (int c = 1; c <= 3; c++) {
        separable(block, c, 728, true);
      }
      sketch.add("Add", "block" + block + "_sum", Map.of(), List.of(sketch.last(), input));
    }
    strided(13, 728, 1024);
    separable(14, 1, 1536, false);
    sketch.activation("block14_sepconv1_act", "relu");
    separable(14, 2, 2048, false);
    sketch.activation("block14_sepconv2_act", "relu");
    if (classes > 0) {
      sketch.averaged("avg_pool").dense("predictions", classes, "softmax");
    }
    return sketch;
  }

  /** Two separable convolutions and pooling beside a strided 1x1 convolution. */
  private void strided(int block, int first, int second) {
    String input = sketch.last();
    shortcuts++;
    sketch
        .bare("conv2d_" + shortcuts, second, 1, 2, "same")
        .normalization("batch_normalization_" + shortcuts, EPSILON);
    String shortcut = sketch.last();
    sketch.from(input);
    separable(block, 1, first, block > 2);
    separable(block, 2, second, true);
    sketch.maxPooling("block" + block + "_pool", 3, 2, "same");
    String sum = "block" + block + "_sum";
    sketch.add("Add", sum, Map.of(), List.of(sketch.last(), shortcut));
  }

  private void separable(int block, int number, int filters, boolean rectified) {
    String name = "block" + block + "_sepconv" + number;
    if (rectified) {
      sketch.activation(name + "_act", "relu");
    }
    sketch.add(
        "SeparableConv2D",
        name,
        Map.of(
            "filters",
            filters,
            "kernel_size",
            3,
            "strides",
            1,
            "padding",
            "same",
            "use_bias",
            false));
    sketch.normalization(name + "_bn", EPSILON);
  }
}
