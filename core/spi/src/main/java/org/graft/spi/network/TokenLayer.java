package org.graft.spi.network;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Parameter.Role;

/**
 * Layers on sequences of tokens [tokens, features]. What a transformer does to each token by itself
 * is done by {@link Layer.Dense}, {@link NormalizationLayer.LayerNormalization} and activations:
 * attention's queries, keys and values come from one dense layer of 3 x features units, and a dense
 * layer after it projects what it outputs. Patches are embedded by a convolution whose stride is
 * its window, followed by {@link ToTokens}.
 */
public sealed interface TokenLayer extends Layer {
  /** A small deviation, 0.02, by that of {@link Initializer#RANDOM_NORMAL}. */
  private static Parameter learned(String name, Shape shape) {
    return new Parameter(name, shape, Role.TRAINED, Initializer.RANDOM_NORMAL, 1, 1, 0.4);
  }

  /** An image [channels, height, width] as tokens [height width, channels], row by row. */
  @Name(value = "to-tokens", doc = "An image's pixels as tokens, row by row.")
  record ToTokens() implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shape in = inputs.get(0);
      return Shape.of(in.size(1) * in.size(2), in.size(0));
    }
  }

  /** Tokens [height width, channels] as an image [channels, height, width]. */
  @Name(value = "to-image", doc = "Tokens as an image's pixels, row by row.")
  record ToImage(@Param(doc = "Rows and columns of tokens.") Size grid) implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = Shapes.tokens(this, inputs);
      Windows.check(this, grid, in.size(0));
      return Shape.of(in.size(1), grid.height(), grid.width());
    }
  }

  /**
   * Tokens of its own put among the input's: parameter {@code tokens} [count, features]. A class
   * token is one at 0; registers stand behind it, at 1.
   */
  @Name(
      value = "learned-tokens",
      doc = "Puts tokens that train among its input's: class and register tokens.",
      cites = "arXiv:2010.11929")
  record LearnedTokens(
      @Param(doc = "How many.", byDefault = "1", min = 1) int count,
      @Param(doc = "Tokens of the input that stand before them.", min = 0, byDefault = "0") int at)
      implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = Shapes.tokens(this, inputs);
      if (at > in.size(0)) {
        throw new IllegalArgumentException(
            kind() + " stands behind " + at + " tokens, found " + in);
      }
      return Shape.of(in.size(0) + count, in.size(1));
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return List.of(learned("tokens", Shape.of(count, inputs.get(0).size(1))));
    }
  }

  /** Adds parameter {@code positions} [tokens, features] to the tokens. */
  @Name(
      value = "position-embedding",
      doc = "Adds a vector that trains to each token, by its place.",
      cites = "arXiv:2010.11929")
  record PositionEmbedding() implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.tokens(this, inputs);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return List.of(learned("positions", inputs.get(0)));
    }
  }

  /** The mean of all tokens: [features]. */
  @Name(value = "token-mean", doc = "Mean of its input's tokens.")
  record TokenMean() implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shape.of(Shapes.tokens(this, inputs).size(1));
    }
  }

  /**
   * Scaled dot-product attention of all tokens to all: [tokens, 3 x features] of queries, keys and
   * values, in this order, to [tokens, features]. Head h has features h n to (h + 1) n of each, n =
   * features / heads; its output there is softmax(q k^T / sqrt(n)) v. Holds no parameters.
   */
  @Name(
      value = "attention",
      doc = "Self-attention, given queries, keys and values one behind the other.",
      cites = "arXiv:1706.03762")
  record Attention(
      @Param(doc = "Heads.", min = 1) int heads,
      @Param(
              doc = "Share of attention weights zeroed at random while training.",
              byDefault = "0",
              min = 0,
              max = 0.999)
          double dropout)
      implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Windows.attended(this, heads, Shapes.tokens(this, inputs));
    }

    @Override
    public boolean stochastic() {
      return dropout > 0;
    }

    @Override
    public long operations(List<Shape> inputs) {
      Shape out = output(inputs);
      return 2 * out.elements() * out.size(0);
    }
  }

  /**
   * Attention within windows of a grid of tokens: of Swin Transformers (arXiv:2103.14030) and
   * MaxViT (arXiv:2204.01697). As {@link Attention}, but softmax is taken of scale q k^T + b over
   * the tokens of one window, with b = {@code relative-bias} [(2 rows - 1) (2 columns - 1), heads]
   * at line (dy + rows - 1) (2 columns - 1) + dx + columns - 1, where dy and dx say how far the
   * query stands below and right of the key.
   *
   * <p>A shift moves the tokens up and left around the grid's edges before windows are cut, and
   * back afterwards; tokens that were no neighbours in the grid before do not see one another.
   */
  @Name(
      value = "window-attention",
      doc = "Self-attention within windows, with a bias by relative position.",
      cites = "arXiv:2103.14030")
  record WindowAttention(
      @Param(doc = "Heads.", min = 1) int heads,
      @Param(doc = "Where windows lie.") Windows windows,
      @Param(doc = "Factor of q k; 1 / sqrt(features of a head) when absent.")
          Optional<Double> scale,
      @Param(
              doc = "Share of attention weights zeroed at random while training.",
              byDefault = "0",
              min = 0,
              max = 0.999)
          double dropout)
      implements TokenLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = Shapes.tokens(this, inputs);
      Windows.check(this, windows.grid(), in.size(0));
      return Windows.attended(this, heads, in);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      return List.of(learned("relative-bias", Shape.of(windows.offsets(), heads)));
    }

    @Override
    public boolean stochastic() {
      return dropout > 0;
    }

    @Override
    public long operations(List<Shape> inputs) {
      return 2 * output(inputs).elements() * windows.tokens();
    }
  }

  /**
   * Attention within windows by cosines, of Swin Transformers' second version. As {@link
   * WindowAttention}, with these differences: {@code query-bias} and {@code value-bias} [features]
   * are added to queries and values; the product is that of queries and keys divided by their
   * Euclidean norms, times exp(min({@code scale}_h, log 100)), {@code scale} [heads]; and the bias
   * is 16 sigmoid(relu(t {@code position-kernel} + {@code position-bias}) {@code
   * position-output-kernel}), of shapes [2, hidden], [hidden] and [hidden, heads], where t = (f(8
   * dy / (rows - 1)), f(8 dx / (columns - 1))) and f(x) = sign(x) log2(|x| + 1) / 3.
   */
  @Name(
      value = "cosine-window-attention",
      doc = "Self-attention within windows by cosines, with a bias made of relative positions.",
      cites = "arXiv:2111.09883")
  record CosineWindowAttention(
      @Param(doc = "Heads.", min = 1) int heads,
      @Param(doc = "Where windows lie.") Windows windows,
      @Param(doc = "Hidden units of what makes the bias.", byDefault = "512", min = 1) int hidden,
      @Param(
              doc = "Share of attention weights zeroed at random while training.",
              byDefault = "0",
              min = 0,
              max = 0.999)
          double dropout)
      implements TokenLayer {
    private static final double START = Math.log(10);

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = Shapes.tokens(this, inputs);
      Windows.check(this, windows.grid(), in.size(0));
      return Windows.attended(this, heads, in);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      Shape features = Shape.of(inputs.get(0).size(1) / 3);
      return List.of(
          Parameter.constant("query-bias", features, 0),
          Parameter.constant("value-bias", features, 0),
          Parameter.constant("scale", Shape.of(heads), START),
          new Parameter(
              "position-kernel",
              Shape.of(2, hidden),
              Role.TRAINED,
              Initializer.GLOROT_UNIFORM,
              2,
              hidden),
          Parameter.constant("position-bias", Shape.of(hidden), 0),
          new Parameter(
              "position-output-kernel",
              Shape.of(hidden, heads),
              Role.TRAINED,
              Initializer.GLOROT_UNIFORM,
              hidden,
              heads));
    }

    @Override
    public boolean stochastic() {
      return dropout > 0;
    }

    @Override
    public long operations(List<Shape> inputs) {
      return 2 * output(inputs).elements() * windows.tokens();
    }
  }
}
