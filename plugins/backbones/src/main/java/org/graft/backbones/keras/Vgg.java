package org.graft.backbones.keras;

import java.util.Map;

/** VGG (arXiv:1409.1556), configurations D and E, under Keras's names. */
final class Vgg {
  private static final int[] FILTERS = {64, 128, 256, 512, 512};

  private Vgg() {}

  /**
   * The network.
   *
   * @param convolutions of each of the five blocks
   */
  static Sketch of(int classes, int... convolutions) {
    Sketch sketch = new Sketch();
    for (int block = 1; block <= convolutions.length; block++) {
      for (int c = 1; c <= convolutions[block - 1]; c++) {
        String name = "block" + block + "_conv" + c;
        sketch.rectified(name, FILTERS[block - 1], 3, 1, "same");
      }
      sketch.maxPooling("block" + block + "_pool", 2, 2, "valid");
    }
    if (classes > 0) {
      sketch
          .add("Flatten", "flatten", Map.of())
          .dense("fc1", 4096, "relu")
          .dense("fc2", 4096, "relu")
          .dense("predictions", classes, "softmax");
    }
    return sketch;
  }
}
