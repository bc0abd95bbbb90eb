package org.graft.datasets.images;

import java.util.Optional;
import org.graft.spi.network.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a picture comes to another size.
 *
 * <p>Those without a prefix are Keras's (its {@code Resizing} layer and {@code
 * image_dataset_from_directory}), which do not antialias; those of Pillow (Keras's {@code
 * load_img}, torchvision) do, and round to whole numbers.
 */
public enum Resize {
  /** The nearest pixel; Pillow's is the same, unless two are equally near. */
  NEAREST(null, false),
  /** Between 2x2 pixels. */
  BILINEAR(Kernel.LINEAR, false),
  /** Between 4x4 pixels. */
  BICUBIC(Kernel.CUBIC, false),
  /** Between 6x6 pixels. */
  LANCZOS3(Kernel.LANCZOS3, false),
  /** Between 10x10 pixels. */
  LANCZOS5(Kernel.LANCZOS5, false),
  /** Pillow's {@code BOX}. */
  PILLOW_BOX(Kernel.BOX, true),
  /** Pillow's {@code BILINEAR}. */
  PILLOW_BILINEAR(Kernel.LINEAR, true),
  /** Pillow's {@code HAMMING}. */
  PILLOW_HAMMING(Kernel.HAMMING, true),
  /** Pillow's {@code BICUBIC}. */
  PILLOW_BICUBIC(Kernel.CUBIC, true),
  /** Pillow's {@code LANCZOS}. */
  PILLOW_LANCZOS(Kernel.LANCZOS3, true);

  private final Optional<Kernel> kernel;
  private final boolean pillow;

  Resize(@Nullable Kernel kernel, boolean pillow) {
    this.kernel = Optional.ofNullable(kernel);
    this.pillow = pillow;
  }

  /** Writes {@code pixels} in {@code size}, channel by channel, to {@code into}. */
  void resize(Pixels pixels, Size size, float[] into) {
    if (pixels.height() == size.height() && pixels.width() == size.width()) {
      copy(pixels, into);
    } else if (kernel.isEmpty()) {
      copy(nearest(pixels, size), into);
    } else if (pillow) {
      copy(PillowResize.resize(kernel.get(), pixels, size), into);
    } else {
      FloatResize.resize(kernel.get(), pixels, size, into);
    }
  }

  private static void copy(Pixels pixels, float[] into) {
    int n = 0;
    for (byte[] plane : pixels.planes()) {
      for (byte value : plane) {
        into[n++] = value & 0xff;
      }
    }
  }

  private static Pixels nearest(Pixels pixels, Size size) {
    byte[][] planes = new byte[pixels.planes().length][size.height() * size.width()];
    for (int row = 0; row < size.height(); row++) {
      int y = nearest(row, pixels.height(), size.height());
      for (int column = 0; column < size.width(); column++) {
        int at = y * pixels.width() + nearest(column, pixels.width(), size.width());
        for (int channel = 0; channel < planes.length; channel++) {
          planes[channel][row * size.width() + column] = pixels.planes()[channel][at];
        }
      }
    }
    return new Pixels(size.height(), size.width(), planes);
  }

  private static int nearest(int i, int in, int out) {
    return Math.min(in - 1, (int) ((i + 0.5) * ((double) in / out)));
  }
}
