package org.graft.spi.network;

import java.util.List;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;

/** Layers that choose, move or weigh features, channels or tokens. */
public sealed interface ChannelLayer extends Layer {
  /**
   * Numbers {@code from} to {@code from + count} of the first axis: of the features of a vector,
   * the channels of an image or the tokens of a sequence.
   */
  @Name(value = "slice", doc = "Some of its input's features, channels or tokens.")
  record Slice(
      @Param(doc = "The first, counted from 0.", min = 0) int from,
      @Param(doc = "How many.", min = 1) int count)
      implements ChannelLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      Shape in = inputs.get(0);
      if (in.rank() == 0 || (long) from + count > in.size(0)) {
        throw new IllegalArgumentException(
            "slice takes numbers " + from + " to " + (from + count - 1) + " (from 0) of " + in);
      }
      return in.row().batch(count);
    }
  }

  /** Zeros before and after along the first axis: features, channels or tokens. */
  @Name(
      value = "channel-padding",
      doc = "Channels (or features, or tokens) of zeros before and after its input's.",
      cites = "arXiv:1512.03385")
  record ChannelPadding(
      @Param(doc = "Channels before.", min = 0) int before,
      @Param(doc = "Channels after.", min = 0) int after)
      implements ChannelLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      Shape in = inputs.get(0);
      return in.row().batch(before + in.size(0) + after);
    }
  }

  /**
   * Channels dealt out: of g groups of n channels, output channel i g + j is input channel j n + i.
   */
  @Name(
      value = "channel-shuffle",
      doc = "Deals channels out: the first of each group, then the second of each, and so on.",
      cites = "arXiv:1707.01083")
  record ChannelShuffle(@Param(doc = "Groups of channels.", min = 1) int groups)
      implements ChannelLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shapes.groups(this, groups, inputs.get(0).size(0));
      return inputs.get(0);
    }
  }

  /**
   * Each feature of a vector or of tokens, or each channel of an image, times a number that trains:
   * parameter {@code scale} [channels].
   */
  @Name(
      value = "layer-scale",
      doc = "Multiplies each channel, or feature, by a number that trains.",
      cites = "arXiv:2103.17239")
  record LayerScale(
      @Param(doc = "What the numbers start from.", byDefault = "0.000001") double initial)
      implements ChannelLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.kept(this, inputs);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int n = Shapes.channels(inputs.get(0));
      return List.of(Parameter.constant("scale", Shape.of(n), initial));
    }
  }

  /**
   * x where x > 0, else slope x, by a slope that trains: parameter {@code slope}, [channels] (of
   * tokens and vectors, [features]) or [1] where it is shared. Starts from 0.25.
   */
  @Name(
      value = "prelu",
      doc = "x where x > 0, else a slope that trains times x.",
      cites = "arXiv:1502.01852")
  record PRelu(@Param(doc = "Whether all channels have one slope.") boolean shared)
      implements ChannelLayer {
    private static final double START = 0.25;

    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.kept(this, inputs);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int n = shared ? 1 : Shapes.channels(inputs.get(0));
      return List.of(Parameter.constant("slope", Shape.of(n), START));
    }
  }
}
