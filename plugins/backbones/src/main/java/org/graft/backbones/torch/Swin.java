package org.graft.backbones.torch;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Border;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Windows;

/**
 * Swin transformers (arXiv:2103.14030) and their second version (arXiv:2111.09883). The embedding
 * of patches belongs to the first layer's block, and a merging of patches to the block after it, so
 * that blocks are layers with attention.
 *
 * @param width features of the first stage's tokens
 * @param stages layers of each stage
 * @param heads of attention in the first stage
 * @param window side of a window, in tokens
 * @param dropped share of examples that skip the last layer in training
 */
record Swin(String name, int width, List<Integer> stages, int heads, int window, double dropped)
    implements VisionArchitecture {
  private static final double EPSILON = 1e-5;

  static List<Swin> all() {
    List<Integer> shallow = List.of(2, 2, 6, 2);
    List<Integer> deep = List.of(2, 2, 18, 2);
    return List.of(
        new Swin("swin_t", 96, shallow, 3, 7, 0.2),
        new Swin("swin_s", 96, deep, 3, 7, 0.3),
        new Swin("swin_b", 128, deep, 4, 7, 0.5),
        new Swin("swin_v2_t", 96, shallow, 3, 8, 0.2),
        new Swin("swin_v2_s", 96, deep, 3, 8, 0.3),
        new Swin("swin_v2_b", 128, deep, 4, 8, 0.5));
  }

  private boolean second() {
    return name.contains("_v2_");
  }

  @Override
  public String citation() {
    return second() ? "arXiv:2111.09883" : "arXiv:2103.14030";
  }

  @Override
  public String head() {
    return "head";
  }

  @Override
  public boolean ignores(String key) {
    return VisionArchitecture.super.ignores(key)
        || key.endsWith(".relative_position_index")
        || key.endsWith(".relative_coords_table");
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("features.1.0");
    draft.conv("features.0.0", Conv.of(width, 4).stride(4).border(0).biased());
    Size grid = new Size(draft.shape().size(1), draft.shape().size(2));
    draft.toTokens("features.0.1").layerNorm("features.0.2", EPSILON);
    double last = stages.stream().mapToInt(i -> i).sum() - 1.0;
    int number = 0;
    for (int s = 0; s < stages.size(); s++) {
      if (s > 0) {
        draft.block("features." + (2 * s + 1) + ".0");
        grid = merge(draft, "features." + 2 * s, grid);
      }
      for (int i = 0; i < stages.get(s); i++) {
        String name = "features." + (2 * s + 1) + "." + i;
        Layers layer = new Layers(name, grid, heads << s, i % 2 == 1, dropped * number++ / last);
        layer(draft.block(name), layer);
      }
    }
    return draft
        .layerNorm("norm", EPSILON)
        .put("avgpool", new TokenLayer.TokenMean())
        .block(head())
        .dense(head(), classes)
        .classifier();
  }

  /** Four neighbours become one token of twice their features. */
  private Size merge(Draft draft, String name, Size grid) {
    int features = draft.shape().size(1);
    Size even = new Size((grid.height() + 1) / 2 * 2, (grid.width() + 1) / 2 * 2);
    draft.toImage(name + ".image", grid);
    pad(draft, name + ".pad", grid, even);
    draft.put(name, new ImageLayer.SpaceToDepth(2)).toTokens(name + ".tokens");
    if (second()) {
      draft.bareDense(name + ".reduction", 2 * features).layerNorm(name + ".norm", EPSILON);
    } else {
      draft.layerNorm(name + ".norm", EPSILON).bareDense(name + ".reduction", 2 * features);
    }
    return new Size(even.height() / 2, even.width() / 2);
  }

  private static void pad(Draft draft, String name, Size grid, Size wanted) {
    if (!grid.equals(wanted)) {
      int rows = wanted.height() - grid.height();
      draft.put(name, new Layer.ZeroPadding(0, rows, 0, wanted.width() - grid.width()));
    }
  }

  /** A layer with attention and where it stands. */
  private record Layers(String name, Size grid, int heads, boolean shifted, double dropped) {}

  private void layer(Draft draft, Layers layer) {
    String name = layer.name();
    String start = draft.last();
    int features = draft.shape().size(1);
    if (!second()) {
      draft.layerNorm(name + ".norm1", EPSILON);
    }
    attend(draft, name + ".attn", layer, features);
    if (second()) {
      draft.layerNorm(name + ".norm1", EPSILON);
    }
    String middle =
        draft
            .stochasticDepth(name + ".stochastic_depth_1", layer.dropped())
            .add(name + ".add_1", start)
            .last();
    if (!second()) {
      draft.layerNorm(name + ".norm2", EPSILON);
    }
    draft.mlp(name + ".mlp.0", name + ".mlp.3", 4 * features);
    if (second()) {
      draft.layerNorm(name + ".norm2", EPSILON);
    }
    draft.stochasticDepth(name + ".stochastic_depth_2", layer.dropped()).add(name, middle);
  }

  private void attend(Draft draft, String name, Layers layer, int features) {
    Size grid = layer.grid();
    Size whole = new Size(whole(grid.height()), whole(grid.width()));
    if (!grid.equals(whole)) {
      pad(draft.toImage(name + ".image", grid), name + ".pad", grid, whole);
      draft.toTokens(name + ".tokens");
    }
    Size shift = new Size(shift(layer, whole.height()), shift(layer, whole.width()));
    Windows windows = new Windows(whole, new Size(window, window), shift, false);
    if (second()) {
      draft.bareDense(name + ".qkv", 3 * features);
      draft.put(name, new TokenLayer.CosineWindowAttention(layer.heads(), windows, 512, 0));
    } else {
      draft.dense(name + ".qkv", 3 * features);
      draft.put(name, new TokenLayer.WindowAttention(layer.heads(), windows, Optional.empty(), 0));
    }
    draft.dense(name + ".proj", features);
    if (!grid.equals(whole)) {
      Border beyond =
          new Border(0, whole.height() - grid.height(), 0, whole.width() - grid.width());
      draft.toImage(name + ".whole", whole).put(name + ".crop", new ImageLayer.Cropping(beyond));
      draft.toTokens(name + ".cropped");
    }
  }

  private int whole(int tokens) {
    return (tokens + window - 1) / window * window;
  }

  /** Where one window covers all, there is nothing to move. */
  private int shift(Layers layer, int tokens) {
    return layer.shifted() && tokens > window ? window / 2 : 0;
  }
}
