package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Size;

/**
 * ConvNeXt (arXiv:2201.03545).
 *
 * @param widths channels of each stage
 * @param stages blocks of each stage
 * @param dropped share of examples that skip the last block in training
 */
record ConvNext(String name, List<Integer> widths, List<Integer> stages, double dropped)
    implements VisionArchitecture {
  private static final double EPSILON = 1e-6;
  private static final double SCALE = 1e-6;
  private static final String SCALED = ".layer_scale";

  static List<ConvNext> all() {
    List<Integer> deep = List.of(3, 3, 27, 3);
    return List.of(
        new ConvNext("convnext_tiny", List.of(96, 192, 384, 768), List.of(3, 3, 9, 3), 0.1),
        new ConvNext("convnext_small", List.of(96, 192, 384, 768), deep, 0.4),
        new ConvNext("convnext_base", List.of(128, 256, 512, 1024), deep, 0.5),
        new ConvNext("convnext_large", List.of(192, 384, 768, 1536), deep, 0.5));
  }

  @Override
  public String citation() {
    return "arXiv:2201.03545";
  }

  @Override
  public String head() {
    return "classifier.2";
  }

  @Override
  public TorchTensor published(TorchTensor usual) {
    return usual.key().endsWith(SCALED + ".gamma")
        ? usual
            .named(usual.key().replace(SCALED + ".gamma", SCALED))
            .shaped(Shape.of(usual.shape().size(0), 1, 1))
        : usual;
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("features.0");
    draft.conv("features.0.0", Conv.of(widths.get(0), 4).stride(4).border(0).biased());
    draft.layerNorm("features.0.1", EPSILON);
    double last = stages.stream().mapToInt(i -> i).sum() - 1.0;
    int number = 0;
    for (int s = 0; s < stages.size(); s++) {
      if (s > 0) {
        String name = "features." + 2 * s;
        draft.block(name).layerNorm(name + ".0", EPSILON);
        draft.conv(name + ".1", Conv.of(widths.get(s), 2).stride(2).border(0).biased());
      }
      for (int i = 0; i < stages.get(s); i++) {
        block(draft, "features." + (2 * s + 1) + "." + i, dropped * number++ / last);
      }
    }
    return draft
        .average("avgpool")
        .block(head())
        .layerNorm("classifier.0", EPSILON)
        .dense(head(), classes)
        .classifier();
  }

  private static void block(Draft draft, String name, double dropped) {
    String start = draft.block(name).last();
    int channels = draft.channels();
    Size grid = new Size(draft.shape().size(1), draft.shape().size(2));
    draft
        .conv(name + ".block.0", Conv.of(channels, 7).groups(channels).biased())
        .toTokens(name + ".block.1")
        .layerNorm(name + ".block.2", EPSILON)
        .mlp(name + ".block.3", name + ".block.5", 4 * channels)
        .put(name + SCALED, new ChannelLayer.LayerScale(SCALE))
        .toImage(name + ".block.6", grid)
        .stochasticDepth(name + ".stochastic_depth", dropped)
        .add(name, start);
  }
}
