package org.graft.backbones.torch;

import static org.graft.spi.network.ActivationFunction.RELU;
import static org.graft.spi.network.ActivationFunction.SIGMOID;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * RegNet (arXiv:2003.13678): X, and Y with squeeze-and-excitation. Widths are made of four numbers.
 *
 * @param depth blocks in all
 * @param start w_0, the width that they start from
 * @param slope w_a, by which widths grow
 * @param step w_m, the ratio of one stage's width to the next
 * @param group channels of a group
 */
record RegNet(String name, int depth, int start, double slope, double step, int group)
    implements VisionArchitecture {
  private static final int STEM = 32;
  private static final int QUANTUM = 8;

  static List<RegNet> all() {
    return List.of(
        new RegNet("regnet_y_400mf", 16, 48, 27.89, 2.09, 8),
        new RegNet("regnet_y_800mf", 14, 56, 38.84, 2.4, 16),
        new RegNet("regnet_y_1_6gf", 27, 48, 20.71, 2.65, 24),
        new RegNet("regnet_y_3_2gf", 21, 80, 42.63, 2.66, 24),
        new RegNet("regnet_y_8gf", 17, 192, 76.82, 2.19, 56),
        new RegNet("regnet_y_16gf", 18, 200, 106.23, 2.48, 112),
        new RegNet("regnet_y_32gf", 20, 232, 115.89, 2.53, 232),
        new RegNet("regnet_y_128gf", 27, 456, 160.83, 2.52, 264),
        new RegNet("regnet_x_400mf", 22, 24, 24.48, 2.54, 16),
        new RegNet("regnet_x_800mf", 16, 56, 35.73, 2.28, 16),
        new RegNet("regnet_x_1_6gf", 18, 80, 34.01, 2.25, 24),
        new RegNet("regnet_x_3_2gf", 25, 88, 26.31, 2.25, 48),
        new RegNet("regnet_x_8gf", 23, 80, 49.56, 2.88, 120),
        new RegNet("regnet_x_16gf", 22, 216, 55.59, 2.1, 128),
        new RegNet("regnet_x_32gf", 23, 320, 69.86, 2.0, 168));
  }

  @Override
  public String citation() {
    return "arXiv:2003.13678";
  }

  @Override
  public String head() {
    return "fc";
  }

  /** The width of block {@code i}, from 0, before it is made to hold whole groups. */
  private int width(int i) {
    double capacity = Math.rint(Math.log((i * slope + start) / start) / Math.log(step));
    return (int) (Math.rint(start * Math.pow(step, capacity) / QUANTUM) * QUANTUM);
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("stem");
    draft.convNorm("stem", Conv.of(STEM, 3).stride(2), RELU);
    int stage = 0;
    int inStage = 0;
    for (int i = 0; i < depth; i++) {
      boolean first = i == 0 || width(i) != width(i - 1);
      stage += first ? 1 : 0;
      inStage = first ? 0 : inStage + 1;
      String name = "trunk_output.block" + stage + ".block" + stage + "-" + inStage;
      block(draft.block(name), name, width(i), first ? 2 : 1);
    }
    return draft.average("avgpool").block(head()).dense(head(), classes).classifier();
  }

  private void block(Draft draft, String name, int width, int stride) {
    int own = Math.min(group, width);
    int out = Channels.of(width, own);
    int in = draft.channels();
    String from = draft.last();
    draft.convNorm(name + ".f.a", Conv.of(out, 1), RELU);
    draft.convNorm(name + ".f.b", Conv.of(out, 3).stride(stride).groups(out / own), RELU);
    if (name().contains("_y_")) {
      draft.squeeze(name + ".f.se", (int) Math.rint(in / 4.0), RELU, SIGMOID);
    }
    String branch = draft.convNorm(name + ".f.c", Conv.of(out, 1)).last();
    if (stride > 1 || in != out) {
      from = draft.at(from).convNorm(name + ".proj", Conv.of(out, 1).stride(stride)).last();
    }
    draft.at(branch).add(name + ".add", from).relu(name);
  }
}
