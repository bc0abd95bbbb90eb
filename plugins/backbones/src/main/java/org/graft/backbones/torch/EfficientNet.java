package org.graft.backbones.torch;

import static org.graft.spi.network.ActivationFunction.SIGMOID;
import static org.graft.spi.network.ActivationFunction.SWISH;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * EfficientNet (arXiv:1905.11946) and its second version (arXiv:2104.00298).
 *
 * @param stages of blocks
 * @param last channels of the last convolution
 * @param dropout below the head
 * @param keeps momentum of batch normalisation
 * @param epsilon of batch normalisation
 */
record EfficientNet(
    String name, List<Stage> stages, int last, double dropout, double keeps, double epsilon)
    implements VisionArchitecture {
  private static final double DROPPED = 0.2;

  /**
   * Blocks of one kind.
   *
   * @param fused whether expansion and window are one convolution
   */
  record Stage(boolean fused, int expansion, int window, int stride, int in, int out, int blocks) {}

  static List<EfficientNet> all() {
    double[][] scales = {
      {1, 1, 0.2},
      {1, 1.1, 0.2},
      {1.1, 1.2, 0.3},
      {1.2, 1.4, 0.3},
      {1.4, 1.8, 0.4},
      {1.6, 2.2, 0.4},
      {1.8, 2.6, 0.5},
      {2, 3.1, 0.5}
    };
    List<EfficientNet> all = new ArrayList<>();
    for (int b = 0; b < scales.length; b++) {
      boolean large = b >= 5;
      List<Stage> stages = scaled(scales[b][0], scales[b][1]);
      all.add(
          new EfficientNet(
              "efficientnet_b" + b,
              stages,
              4 * stages.get(stages.size() - 1).out(),
              scales[b][2],
              large ? 0.99 : 0.9,
              large ? 1e-3 : 1e-5));
    }
    all.add(second("s", 0.2, 24, new int[] {2, 4, 4, 6, 9, 15}, 48, 64, 128, 160, 256));
    all.add(second("m", 0.3, 24, new int[] {3, 5, 5, 7, 14, 18, 5}, 48, 80, 160, 176, 304, 512));
    all.add(second("l", 0.4, 32, new int[] {4, 7, 7, 10, 19, 25, 7}, 64, 96, 192, 224, 384, 640));
    return all;
  }

  private static List<Stage> scaled(double width, double depth) {
    int[][] first = {
      {1, 3, 1, 32, 16, 1},
      {6, 3, 2, 16, 24, 2},
      {6, 5, 2, 24, 40, 2},
      {6, 3, 2, 40, 80, 3},
      {6, 5, 1, 80, 112, 3},
      {6, 5, 2, 112, 192, 4},
      {6, 3, 1, 192, 320, 1}
    };
    List<Stage> stages = new ArrayList<>();
    for (int[] s : first) {
      int in = Channels.of(s[3] * width);
      int out = Channels.of(s[4] * width);
      stages.add(new Stage(false, s[0], s[1], s[2], in, out, (int) Math.ceil(s[5] * depth)));
    }
    return stages;
  }

  private static EfficientNet second(
      String size, double dropout, int stem, int[] blocks, int... widths) {
    List<Stage> stages = new ArrayList<>(List.of(new Stage(true, 1, 3, 1, stem, stem, blocks[0])));
    int in = stem;
    for (int s = 0; s < widths.length; s++) {
      boolean fused = s < 2;
      int stride = s == 3 || s == 5 ? 1 : 2;
      stages.add(new Stage(fused, s < 3 ? 4 : 6, 3, stride, in, widths[s], blocks[s + 1]));
      in = widths[s];
    }
    return new EfficientNet("efficientnet_v2_" + size, stages, 1280, dropout, 0.9, 1e-3);
  }

  @Override
  public String citation() {
    return name.contains("v2") ? "arXiv:2104.00298" : "arXiv:1905.11946";
  }

  @Override
  public String head() {
    return "classifier.1";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input, keeps, epsilon).block("features.0");
    draft.convNorm("features.0", Conv.of(stages.get(0).in(), 3).stride(2), SWISH);
    double total = stages.stream().mapToInt(Stage::blocks).sum();
    int number = 0;
    for (int s = 0; s < stages.size(); s++) {
      for (int i = 0; i < stages.get(s).blocks(); i++) {
        String name = "features." + (s + 1) + "." + i;
        block(draft.block(name), name, stages.get(s), i == 0, DROPPED * number++ / total);
      }
    }
    String top = "features." + (stages.size() + 1);
    draft.block(top).convNorm(top, Conv.of(last, 1), SWISH).average("avgpool");
    draft.block(head()).dropout("classifier.0", dropout);
    return draft.dense(head(), classes).classifier();
  }

  private static void block(Draft draft, String name, Stage stage, boolean first, double dropped) {
    String start = draft.last();
    int in = draft.channels();
    int expanded = Channels.of(in * stage.expansion());
    int stride = first ? stage.stride() : 1;
    Conv window = Conv.of(expanded, stage.window()).stride(stride);
    int at = 0;
    if (stage.fused()) {
      draft.convNorm(name + ".block." + at++, window, SWISH);
    } else {
      if (expanded != in) {
        draft.convNorm(name + ".block." + at++, Conv.of(expanded, 1), SWISH);
      }
      draft.convNorm(name + ".block." + at++, window.groups(expanded), SWISH);
      draft.squeeze(name + ".block." + at++, Math.max(1, in / 4), SWISH, SIGMOID);
    }
    if (!stage.fused() || expanded != in) {
      draft.convNorm(name + ".block." + at, Conv.of(stage.out(), 1));
    }
    if (stride == 1 && in == stage.out()) {
      draft.stochasticDepth(name + ".stochastic_depth", dropped).add(name, start);
    }
  }
}
