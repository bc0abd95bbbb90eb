package org.graft.backbones.torch;

import static org.graft.spi.network.ActivationFunction.HARD_SIGMOID_6;
import static org.graft.spi.network.ActivationFunction.HARD_SWISH;
import static org.graft.spi.network.ActivationFunction.RELU;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Network;

/**
 * MobileNet's third version (arXiv:1905.02244).
 *
 * @param blocks of each: window, expanded channels, channels, 1 for squeeze-and-excitation, 1 for
 *     hard swish, stride
 * @param units of the layer below the head
 */
record MobileNetV3(String name, List<List<Integer>> blocks, int units)
    implements VisionArchitecture {
  static List<MobileNetV3> all() {
    return List.of(
        new MobileNetV3(
            "mobilenet_v3_large",
            List.of(
                List.of(3, 16, 16, 0, 0, 1),
                List.of(3, 64, 24, 0, 0, 2),
                List.of(3, 72, 24, 0, 0, 1),
                List.of(5, 72, 40, 1, 0, 2),
                List.of(5, 120, 40, 1, 0, 1),
                List.of(5, 120, 40, 1, 0, 1),
                List.of(3, 240, 80, 0, 1, 2),
                List.of(3, 200, 80, 0, 1, 1),
                List.of(3, 184, 80, 0, 1, 1),
                List.of(3, 184, 80, 0, 1, 1),
                List.of(3, 480, 112, 1, 1, 1),
                List.of(3, 672, 112, 1, 1, 1),
                List.of(5, 672, 160, 1, 1, 2),
                List.of(5, 960, 160, 1, 1, 1),
                List.of(5, 960, 160, 1, 1, 1)),
            1280),
        new MobileNetV3(
            "mobilenet_v3_small",
            List.of(
                List.of(3, 16, 16, 1, 0, 2),
                List.of(3, 72, 24, 0, 0, 2),
                List.of(3, 88, 24, 0, 0, 1),
                List.of(5, 96, 40, 1, 1, 2),
                List.of(5, 240, 40, 1, 1, 1),
                List.of(5, 240, 40, 1, 1, 1),
                List.of(5, 120, 48, 1, 1, 1),
                List.of(5, 144, 48, 1, 1, 1),
                List.of(5, 288, 96, 1, 1, 2),
                List.of(5, 576, 96, 1, 1, 1),
                List.of(5, 576, 96, 1, 1, 1)),
            1024));
  }

  @Override
  public String citation() {
    return "arXiv:1905.02244";
  }

  @Override
  public String head() {
    return "classifier.3";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input, 0.99, 1e-3).block("features.0");
    draft.convNorm("features.0", Conv.of(16, 3).stride(2), HARD_SWISH);
    int at = 1;
    for (List<Integer> block : blocks) {
      block(draft, "features." + at++, block);
    }
    return draft
        .block("features." + at)
        .convNorm("features." + at, Conv.of(6 * draft.channels(), 1), HARD_SWISH)
        .average("avgpool")
        .block("classifier.0")
        .dense("classifier.0", units)
        .activation("classifier.1", HARD_SWISH)
        .block(head())
        .dropout("classifier.2", 0.2)
        .dense(head(), classes)
        .classifier();
  }

  private static void block(Draft draft, String name, List<Integer> block) {
    ActivationFunction function = block.get(4) == 1 ? HARD_SWISH : RELU;
    String start = draft.block(name).last();
    int in = draft.channels();
    int expanded = block.get(1);
    int out = block.get(2);
    int stride = block.get(5);
    int at = 0;
    if (expanded != in) {
      draft.convNorm(name + ".block." + at++, Conv.of(expanded, 1), function);
    }
    Conv depthwise = Conv.of(expanded, block.get(0)).stride(stride).groups(expanded);
    draft.convNorm(name + ".block." + at++, depthwise, function);
    if (block.get(3) == 1) {
      int quarter = expanded / 4;
      draft.squeeze(name + ".block." + at++, Channels.of(quarter), RELU, HARD_SIGMOID_6);
    }
    draft.convNorm(name + ".block." + at, Conv.of(out, 1));
    if (stride == 1 && in == out) {
      draft.add(name, start);
    }
  }
}
