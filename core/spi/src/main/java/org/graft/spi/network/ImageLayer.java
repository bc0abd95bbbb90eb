package org.graft.spi.network;

import java.util.List;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;

/** Layers that change an image's rows and columns. */
public sealed interface ImageLayer extends Layer {
  /** How pixels between pixels are made. */
  enum Interpolation {
    /** Each pixel repeated. */
    NEAREST,
    /** Weighed means of the four around, pixels' centres at half numbers, edges repeated. */
    BILINEAR
  }

  /**
   * The mean of each of height x width windows that cover the image: window i of n over s pixels
   * runs from floor(i s / n) to ceil((i + 1) s / n), as PyTorch has it.
   */
  @Name(
      value = "adaptive-average-pooling",
      doc = "Means of windows that cover the image, as many as asked for.")
  record AdaptiveAveragePooling(@Param(doc = "Rows and columns of windows.") Size size)
      implements ImageLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      return Shape.of(inputs.get(0).size(0), size.height(), size.width());
    }
  }

  /** A larger image. */
  @Name(value = "upsampling", doc = "Makes an image larger by a whole factor.")
  record Upsampling(
      @Param(doc = "Output pixels for each input pixel.", byDefault = "2") Size factor,
      @Param(doc = "How pixels are made.", byDefault = "nearest") Interpolation interpolation)
      implements ImageLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shape in = inputs.get(0);
      return Shape.of(in.size(0), in.size(1) * factor.height(), in.size(2) * factor.width());
    }
  }

  /** An image without its edges. */
  @Name(value = "cropping", doc = "Cuts an image's edges off.")
  record Cropping(@Param(doc = "Rows and columns cut off.", unit = "pixels") Border edges)
      implements ImageLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shape in = inputs.get(0);
      int height = in.size(1) - edges.top() - edges.bottom();
      int width = in.size(2) - edges.left() - edges.right();
      if (height < 1 || width < 1) {
        throw new IllegalArgumentException("cropping by " + edges + " leaves nothing of " + in);
      }
      return Shape.of(in.size(0), height, width);
    }
  }

  /**
   * Squares of b x b pixels as one pixel of b b times the channels: output channel (column b + row)
   * channels + c is channel c of the pixel at that row and column of the square. The order is that
   * of Swin Transformers' patch merging (arXiv:2103.14030); where the image does not divide, zeros
   * have to be put around it before.
   */
  @Name(
      value = "space-to-depth",
      doc = "Makes squares of pixels one pixel of as many times the channels.",
      cites = "arXiv:2103.14030")
  record SpaceToDepth(
      @Param(doc = "Rows and columns of a square.", unit = "pixels", byDefault = "2", min = 1)
          int block)
      implements ImageLayer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shape in = inputs.get(0);
      if (in.size(1) % block != 0 || in.size(2) % block != 0) {
        throw new IllegalArgumentException(
            kind() + " takes images of whole squares of " + block + ", found " + in);
      }
      return Shape.of(in.size(0) * block * block, in.size(1) / block, in.size(2) / block);
    }
  }
}
