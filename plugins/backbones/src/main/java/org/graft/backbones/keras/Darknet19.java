package org.graft.backbones.keras;

import java.util.Map;

/** Darknet-19 (arXiv:1612.08242, table 6): convolutions, normalised, leaky with slope 0.1. */
final class Darknet19 {
  private static final int[][] STAGES = {
    {32},
    {64},
    {128, 64, 128},
    {256, 128, 256},
    {512, 256, 512, 256, 512},
    {1024, 512, 1024, 512, 1024}
  };

  private Darknet19() {}

  static Sketch of(int classes) {
    Sketch sketch = new Sketch();
    int number = 0;
    for (int stage = 0; stage < STAGES.length; stage++) {
      if (stage > 0) {
        sketch.maxPooling("pool" + stage, 2, 2, "valid");
      }
      for (int c = 0; c < STAGES[stage].length; c++) {
        number++;
        sketch
            .bare("conv" + number, STAGES[stage][c], c % 2 == 0 ? 3 : 1, 1, "same")
            .normalization("conv" + number + "_bn", 1e-5)
            .add("LeakyReLU", "conv" + number + "_leaky", Map.of("alpha", 0.1));
      }
    }
    if (classes > 0) {
      sketch
          .convolution("conv19", classes, 1, 1, "same")
          .averaged("avg_pool")
          .activation("predictions", "softmax");
    }
    return sketch;
  }
}
