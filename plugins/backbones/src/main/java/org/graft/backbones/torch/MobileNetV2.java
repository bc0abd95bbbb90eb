package org.graft.backbones.torch;

import static org.graft.spi.network.ActivationFunction.RELU6;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/** MobileNet's second version (arXiv:1801.04381). */
record MobileNetV2() implements VisionArchitecture {
  /** Of each stage: expansion, channels, blocks, stride. */
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  @Override
  public String name() {
    return "mobilenet_v2";
  }

  @Override
  public String citation() {
    return "arXiv:1801.04381";
  }

  @Override
  public String head() {
    return "classifier.1";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("features.0");
    draft.convNorm("features.0", Conv.of(32, 3).stride(2), RELU6);
    int at = 1;
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[2]; i++) {
        block(draft, "features." + at++, stage, i == 0 ? stage[3] : 1);
      }
    }
    return draft
        .block("features." + at)
        .convNorm("features." + at, Conv.of(1280, 1), RELU6)
        .average("avgpool")
        .block(head())
        .dropout("classifier.0", 0.2)
        .dense(head(), classes)
        .classifier();
  }

  private static void block(Draft draft, String name, int[] stage, int stride) {
    String start = draft.block(name).last();
    int in = draft.channels();
    int hidden = in * stage[0];
    int at = 0;
    if (stage[0] > 1) {
      draft.convNorm(name + ".conv." + at++, Conv.of(hidden, 1), RELU6);
    }
    draft.convNorm(name + ".conv." + at++, Conv.of(hidden, 3).stride(stride).groups(hidden), RELU6);
    draft.conv(name + ".conv." + at++, Conv.of(stage[1], 1)).norm(name + ".conv." + at);
    if (stride == 1 && in == stage[1]) {
      draft.add(name, start);
    }
  }
}
