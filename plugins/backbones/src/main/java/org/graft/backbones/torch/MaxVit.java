package org.graft.backbones.torch;

import static org.graft.spi.network.ActivationFunction.GELU;
import static org.graft.spi.network.ActivationFunction.SIGMOID;
import static org.graft.spi.network.ActivationFunction.SWISH;
import static org.graft.spi.network.ActivationFunction.TANH;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Windows;

/** MaxViT, tiny (arXiv:2204.01697). */
record MaxVit() implements VisionArchitecture {
  private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);
  private static final List<Integer> STAGES = List.of(2, 2, 5, 2);
  private static final int WINDOW = 7;
  private static final int HEAD = 32;
  private static final double EPSILON = 1e-5;
  private static final double DROPPED = 0.2;

  @Override
  public String name() {
    return "maxvit_t";
  }

  @Override
  public String citation() {
    return "arXiv:2204.01697";
  }

  @Override
  public String head() {
    return "classifier.5";
  }

  @Override
  public boolean ignores(String key) {
    return VisionArchitecture.super.ignores(key) || key.endsWith(".relative_position_index");
  }

  /** Batch normalisation keeps 0.01, since torchvision's momentum is 0.99. */
  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input, 0.01, 1e-3).block("stem");
    draft.convNorm("stem.0", Conv.of(WIDTHS.get(0), 3).stride(2), GELU);
    draft.conv("stem.1.0", Conv.of(WIDTHS.get(0), 3).biased());
    double last = STAGES.stream().mapToInt(i -> i).sum() - 1.0;
    int number = 0;
    for (int s = 0; s < STAGES.size(); s++) {
      for (int i = 0; i < STAGES.get(s); i++) {
        String name = "blocks." + s + ".layers." + i;
        double dropped = DROPPED * number++ / last;
        draft.block(name);
        convolve(draft, name + ".layers.MBconv", WIDTHS.get(s), i == 0 ? 2 : 1, dropped);
        attend(draft, name + ".layers.window_attention", false, dropped);
        attend(draft, name + ".layers.grid_attention", true, dropped);
      }
    }
    return draft
        .average("classifier.0")
        .block("classifier.3")
        .layerNorm("classifier.2", EPSILON)
        .dense("classifier.3", draft.shape().size(0))
        .activation("classifier.4", TANH)
        .block(head())
        .bareDense(head(), classes)
        .classifier();
  }

  private static void convolve(Draft draft, String name, int out, int stride, double dropped) {
    String start = draft.last();
    int in = draft.channels();
    int inner = 4 * out;
    String branch =
        draft
            .norm(name + ".layers.pre_norm")
            .convNorm(name + ".layers.conv_a", Conv.of(inner, 1), GELU)
            .convNorm(name + ".layers.conv_b", Conv.of(inner, 3).stride(stride).groups(inner), GELU)
            .squeeze(name + ".layers.squeeze_excitation", out / 4, SWISH, SIGMOID)
            .conv(name + ".layers.conv_c", Conv.of(out, 1).biased())
            .stochasticDepth(name + ".stochastic_depth", dropped)
            .last();
    if (stride > 1 || in != out) {
      draft.at(start);
      if (stride > 1) {
        draft.averagePool(name + ".proj.0", 3, stride, 1);
      }
      String projection = name + (stride > 1 ? ".proj.1" : ".proj.0");
      start = draft.conv(projection, Conv.of(out, 1).biased()).last();
    }
    draft.at(branch).add(name, start);
  }

  private static void attend(Draft draft, String name, boolean spread, double dropped) {
    int features = draft.channels();
    Size grid = new Size(draft.shape().size(1), draft.shape().size(2));
    Windows windows = new Windows(grid, new Size(WINDOW, WINDOW), new Size(0, 0), spread);
    String start = draft.toTokens(name + ".tokens").last();
    String attention = name + ".attn_layer.1";
    String middle =
        draft
            .layerNorm(name + ".attn_layer.0", EPSILON)
            .dense(attention + ".to_qkv", 3 * features)
            .put(
                attention,
                new TokenLayer.WindowAttention(
                    features / HEAD, windows, Optional.of(1 / Math.sqrt(features)), 0))
            .dense(attention + ".merge", features)
            .stochasticDepth(name + ".stochastic_dropout_1", dropped)
            .add(name + ".add_1", start)
            .last();
    draft
        .layerNorm(name + ".mlp_layer.0", EPSILON)
        .mlp(name + ".mlp_layer.1", name + ".mlp_layer.3", 4 * features)
        .stochasticDepth(name + ".stochastic_dropout_2", dropped)
        .add(name + ".add_2", middle)
        .toImage(name, grid);
  }
}
