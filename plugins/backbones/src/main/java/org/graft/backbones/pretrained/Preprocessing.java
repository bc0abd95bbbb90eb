package org.graft.backbones.pretrained;

import java.util.List;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * What becomes of pixels 0..255 before they enter a pretrained network: value = (pixel scale -
 * mean) / deviation, by channel. The first four are Keras's, under Keras's names.
 */
public sealed interface Preprocessing {
  /** The same for each channel, or one by one, in the order of {@link #order}. */
  Affine affine();

  /** The order in which the network expects colours. */
  default ChannelOrder order() {
    return ChannelOrder.RGB;
  }

  /**
   * A scale for all and a mean and deviation by channel; empty lists mean 0 and 1 for all.
   *
   * @param scale what pixels are multiplied by first
   */
  record Affine(double scale, List<Double> mean, List<Double> deviation) {
    /** Copies the lists. */
    public Affine {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
    }
  }

  /** Pixels as they are. */
  @Name(value = "none", doc = "Pixels 0..255 as they are.")
  record None() implements Preprocessing {
    @Override
    public Affine affine() {
      return new Affine(1, List.of(), List.of());
    }
  }

  /** Pixels between -1 and 1. */
  @Name(value = "tf", doc = "RGB / 127.5 - 1: between -1 and 1.")
  record Tf() implements Preprocessing {
    @Override
    public Affine affine() {
      return new Affine(1 / 127.5, List.of(1.0), List.of());
    }
  }

  /** Pixels as torchvision has them. */
  @Name(
      value = "torch",
      doc = "RGB / 255, minus 0.485, 0.456, 0.406, divided by 0.229, 0.224, 0.225.")
  record Torch() implements Preprocessing {
    @Override
    public Affine affine() {
      return new Affine(1 / 255.0, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }
  }

  /** Pixels as Keras's VGG and ResNet have them. */
  @Name(value = "caffe", doc = "BGR minus 103.939, 116.779, 123.68.")
  record Caffe() implements Preprocessing {
    @Override
    public Affine affine() {
      return new Affine(1, List.of(103.939, 116.779, 123.68), List.of());
    }

    @Override
    public ChannelOrder order() {
      return ChannelOrder.BGR;
    }
  }

  /** Pixels between 0 and 1. */
  @Name(value = "unit", doc = "Pixels / 255: between 0 and 1.")
  record Unit() implements Preprocessing {
    @Override
    public Affine affine() {
      return new Affine(1 / 255.0, List.of(), List.of());
    }
  }

  /** Anything else of the kind, spelt out. */
  @Name(value = "channels", doc = "(pixel x scale - mean) / deviation, by channel.")
  record Channels(
      @Param(doc = "Order in which the network expects colours.", byDefault = "rgb")
          ChannelOrder order,
      @Param(doc = "What pixels 0..255 are multiplied by first.", byDefault = "1") double scale,
      @Param(
              doc = "What is then subtracted, in that order: one number a channel, or one for all.",
              byDefault = "[0]")
          List<Double> mean,
      @Param(
              doc = "What is then divided by, in that order: one number a channel, or one for all.",
              byDefault = "[1]")
          List<Double> deviation)
      implements Preprocessing {
    /** Checks that there is something to divide by. */
    public Channels {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      if (mean.isEmpty() || deviation.isEmpty()) {
        throw new IllegalArgumentException(
            "'mean' and 'deviation' need one number for all channels, or one for each");
      }
      if (deviation.stream().anyMatch(d -> !(d > 0))) {
        throw new IllegalArgumentException("'deviation' must be above 0, found " + deviation);
      }
    }

    @Override
    public Affine affine() {
      return new Affine(scale, mean, deviation);
    }
  }
}
