package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * MNASNet (arXiv:1807.11626).
 *
 * @param width factor of its channels
 */
record MnasNet(String name, double width) implements VisionArchitecture {
  /** Of each stage: channels, window, stride, expansion, blocks. */
  private static final int[][] STAGES = {
    {24, 3, 2, 3, 3},
    {40, 5, 2, 3, 3},
    {80, 5, 2, 6, 3},
    {96, 3, 1, 6, 2},
    {192, 5, 2, 6, 4},
    {320, 3, 1, 6, 1}
  };

  private static final double KEEPS = 0.9997;
  private static final int FIRST_STAGE = 8;

  static List<MnasNet> all() {
    return List.of(
        new MnasNet("mnasnet0_5", 0.5),
        new MnasNet("mnasnet0_75", 0.75),
        new MnasNet("mnasnet1_0", 1),
        new MnasNet("mnasnet1_3", 1.3));
  }

  @Override
  public String citation() {
    return "arXiv:1807.11626";
  }

  @Override
  public String head() {
    return "classifier.1";
  }

  @Override
  public Network network(Shape input, int classes) {
    int stem = Channels.of(32 * width);
    Draft draft =
        new Draft(input, KEEPS, 1e-5)
            .block("layers.0")
            .conv("layers.0", Conv.of(stem, 3).stride(2))
            .norm("layers.1")
            .relu("layers.2")
            .block("layers.3")
            .conv("layers.3", Conv.of(stem, 3).groups(stem))
            .norm("layers.4")
            .relu("layers.5")
            .conv("layers.6", Conv.of(Channels.of(16 * width), 1))
            .norm("layers.7");
    for (int s = 0; s < STAGES.length; s++) {
      for (int i = 0; i < STAGES[s][4]; i++) {
        block(draft, "layers." + (FIRST_STAGE + s) + "." + i, STAGES[s], i == 0);
      }
    }
    return draft
        .block("layers.14")
        .conv("layers.14", Conv.of(1280, 1))
        .norm("layers.15")
        .relu("layers.16")
        .average("avgpool")
        .block(head())
        .dropout("classifier.0", 0.2)
        .dense(head(), classes)
        .classifier();
  }

  private void block(Draft draft, String name, int[] stage, boolean first) {
    String start = draft.block(name).last();
    int hidden = draft.channels() * stage[3];
    int stride = first ? stage[2] : 1;
    draft.conv(name + ".layers.0", Conv.of(hidden, 1)).norm(name + ".layers.1");
    draft.relu(name + ".layers.2");
    draft.conv(name + ".layers.3", Conv.of(hidden, stage[1]).stride(stride).groups(hidden));
    draft.norm(name + ".layers.4").relu(name + ".layers.5");
    int in = hidden / stage[3];
    int out = Channels.of(stage[0] * width);
    draft.conv(name + ".layers.6", Conv.of(out, 1)).norm(name + ".layers.7");
    if (stride == 1 && in == out) {
      draft.add(name, start);
    }
  }
}
