package org.graft.testkit.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Border;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Windows;

/** Layers of residual networks and transformers, under the names that pytorch.txt has them by. */
final class TodaysLayers {
  private static final double EPSILON = 1e-3;
  private static final Shape IMAGE = Shape.of(2, 6, 5);
  private static final Shape SMALL = Shape.of(4, 3, 2);
  private static final Shape TOKENS = Shape.of(5, 4);
  private static final Shape FEW = Shape.of(3, 4);
  private static final Shape GRID = Shape.of(24, 12);
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 2);
  private static final Size UNEVEN = new Size(3, 2);

  private final Map<String, LayerCase> cases = new LinkedHashMap<>();

  private TodaysLayers() {}

  static Map<String, LayerCase> cases() {
    TodaysLayers all = new TodaysLayers();
    all.windows();
    all.norms();
    all.channels();
    all.images();
    all.tokens();
    return all.cases;
  }

  private void add(String name, Layer layer, Shape input) {
    cases.put(name, new LayerCase(layer, List.of(input), 2));
  }

  private void windows() {
    add(
        "convolution-grouped",
        new Layer.Convolution(
            6,
            UNEVEN,
            TWO,
            Padding.VALID,
            ONE,
            ActivationFunction.LINEAR,
            Initializer.ZEROS,
            true,
            2,
            Optional.of(new Border(1, 0, 2, 1))),
        Shape.of(4, 6, 5));
    add(
        "depthwise-dilated",
        new Layer.DepthwiseConvolution(
            2,
            UNEVEN,
            ONE,
            Padding.VALID,
            ActivationFunction.LINEAR,
            Initializer.ZEROS,
            true,
            Optional.of(TWO),
            Optional.of(Border.of(1))),
        IMAGE);
    add("max-pooling-border", max(Optional.of(Border.of(1)), false), IMAGE);
    add("max-pooling-ceil", max(Optional.empty(), true), IMAGE);
    add("average-pooling-border", mean(false, false), IMAGE);
    add("average-pooling-counted", mean(true, true), IMAGE);
  }

  private static Layer max(Optional<Border> border, boolean ceil) {
    return new Layer.MaxPooling(UNEVEN, Optional.of(TWO), Padding.VALID, border, ceil);
  }

  private static Layer mean(boolean ceil, boolean counts) {
    return new Layer.AveragePooling(
        new Size(2, 3), Optional.of(TWO), Padding.VALID, Optional.of(Border.of(1)), ceil, counts);
  }

  private void norms() {
    Layer layer = new NormalizationLayer.LayerNormalization(EPSILON);
    cases.put("layer-normalization-vector", new LayerCase(layer, List.of(Shape.of(4)), 3));
    add("layer-normalization-tokens", layer, TOKENS);
    add("layer-normalization-image", layer, SMALL);
    add("group-normalization", new NormalizationLayer.GroupNormalization(2, EPSILON), SMALL);
    add(
        "global-response-normalization",
        new NormalizationLayer.GlobalResponseNormalization(EPSILON),
        SMALL);
    Shape five = Shape.of(5, 3, 2);
    add(
        "local-response-normalization",
        new NormalizationLayer.LocalResponseNormalization(3, 0.5, 0.75, 2),
        five);
    add(
        "local-response-normalization-even",
        new NormalizationLayer.LocalResponseNormalization(4, 0.5, 0.75, 1),
        five);
    add("l2-normalization", new NormalizationLayer.L2Normalization(1e-12), FEW);
  }

  private void channels() {
    add("slice", new ChannelLayer.Slice(1, 2), SMALL);
    add("channel-padding", new ChannelLayer.ChannelPadding(1, 2), Shape.of(2, 3, 2));
    add("channel-shuffle", new ChannelLayer.ChannelShuffle(2), Shape.of(6, 3, 2));
    add("layer-scale", new ChannelLayer.LayerScale(1), TOKENS);
    add("layer-scale-image", new ChannelLayer.LayerScale(1), SMALL);
    add("prelu", new ChannelLayer.PRelu(false), SMALL);
    add("prelu-shared", new ChannelLayer.PRelu(true), Shape.of(4));
  }

  private void images() {
    add("adaptive-average-pooling", new ImageLayer.AdaptiveAveragePooling(new Size(4, 2)), IMAGE);
    add(
        "adaptive-average-pooling-larger",
        new ImageLayer.AdaptiveAveragePooling(new Size(3, 7)),
        Shape.of(2, 2, 5));
    for (ImageLayer.Interpolation how : ImageLayer.Interpolation.values()) {
      add(
          "upsampling-" + how.name().toLowerCase(java.util.Locale.ROOT),
          new ImageLayer.Upsampling(new Size(2, 3), how),
          Shape.of(2, 3, 2));
    }
    add("cropping", new ImageLayer.Cropping(new Border(1, 2, 0, 2)), IMAGE);
    add("space-to-depth", new ImageLayer.SpaceToDepth(2), Shape.of(2, 4, 6));
  }

  private void tokens() {
    add(
        "dense-tokens",
        new Layer.Dense(3, ActivationFunction.LINEAR, Initializer.ZEROS, true),
        TOKENS);
    add("softmax-tokens", new Layer.Activation(ActivationFunction.SOFTMAX), TOKENS);
    add("to-tokens", new TokenLayer.ToTokens(), Shape.of(3, 4, 2));
    add("to-image", new TokenLayer.ToImage(new Size(4, 2)), Shape.of(8, 3));
    add("learned-tokens", new TokenLayer.LearnedTokens(2, 1), FEW);
    add("position-embedding", new TokenLayer.PositionEmbedding(), FEW);
    add("token-mean", new TokenLayer.TokenMean(), FEW);
    add("attention", new TokenLayer.Attention(2, 0), Shape.of(5, 18));
    add("window-attention", attention(new Size(0, 0), false, Optional.empty()), GRID);
    add("window-attention-shifted", attention(new Size(1, 2), false, Optional.empty()), GRID);
    add("window-attention-spread", attention(new Size(0, 0), true, Optional.of(0.25)), GRID);
    add(
        "cosine-window-attention",
        new TokenLayer.CosineWindowAttention(2, windows(ONE, false), 3, 0),
        GRID);
  }

  private static Layer attention(Size shift, boolean spread, Optional<Double> scale) {
    return new TokenLayer.WindowAttention(2, windows(shift, spread), scale, 0);
  }

  private static Windows windows(Size shift, boolean spread) {
    return new Windows(new Size(4, 6), new Size(2, 3), shift, spread);
  }
}
