package org.graft.backbones.keras;

import java.util.List;
import java.util.Map;

/** SqueezeNet (arXiv:1602.07360), versions 1.0 and 1.1, under the names of Caffe's files. */
final class SqueezeNet {
  private SqueezeNet() {}

  /** Version 1.0: a stem of 7x7, pooling before modules 5 and 9. */
  static Sketch first(int classes) {
    return network(classes, new Sketch().rectified("conv1", 96, 7, 2, "valid"), 4, 8);
  }

  /** Version 1.1: a stem of 3x3, pooling before modules 4 and 6. */
  static Sketch second(int classes) {
    return network(classes, new Sketch().rectified("conv1", 64, 3, 2, "valid"), 3, 5);
  }

  private static Sketch network(int classes, Sketch sketch, int pool, int again) {
    sketch.maxPooling("pool1", 3, 2, "valid");
    for (int module = 2; module <= 9; module++) {
      int squeeze = 16 * (module / 2);
      fire(sketch, "fire" + module, squeeze, 4 * squeeze);
      if (module == pool || module == again) {
        sketch.maxPooling("pool" + module, 3, 2, "valid");
      }
    }
    if (classes > 0) {
      sketch
          .dropout("drop9", 0.5)
          .rectified("conv10", classes, 1, 1, "valid")
          .averaged("pool10")
          .activation("loss", "softmax");
    }
    return sketch;
  }

  private static void fire(Sketch sketch, String name, int squeeze, int expand) {
    sketch.rectified(name + "/squeeze1x1", squeeze, 1, 1, "valid");
    String squeezed = sketch.last();
    sketch.rectified(name + "/expand1x1", expand, 1, 1, "valid");
    sketch.from(squeezed).rectified(name + "/expand3x3", expand, 3, 1, "same");
    sketch.add(
        "Concatenate",
        name + "/concat",
        Map.of(),
        List.of(name + "/expand1x1", name + "/expand3x3"));
  }
}
