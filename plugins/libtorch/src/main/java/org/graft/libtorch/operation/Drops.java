package org.graft.libtorch.operation;

import org.bytedeco.pytorch.Tensor;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.base.Randomness;

/**
 * Factors of inverted dropout from the trial's seed, in row-major order: the same on every machine
 * and thread, and for every trainer that draws them so. libtorch's own come from a generator that
 * all threads share.
 */
final class Drops {
  private final double rate;
  private final Randomness random;
  private final Device device;
  private float[] drawn = new float[0];

  Drops(double rate, Place at) {
    this.rate = rate;
    this.random = at.random();
    this.device = at.device();
  }

  /** Where it computes. */
  Device device() {
    return device;
  }

  /** Whether anything is dropped. */
  boolean any(Mode mode) {
    return mode == Mode.TRAINING && rate > 0;
  }

  /** The numbers of {@code x}, each times a factor of its own. */
  Tensor of(Tensor x) {
    long[] sizes = new long[Math.toIntExact(x.dim())];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = x.size(axis);
    }
    return x.mul(drawn(sizes, Math.toIntExact(x.numel())));
  }

  /** The rows of {@code x}, each times a factor of its own. */
  Tensor rows(Tensor x) {
    long[] sizes = new long[Math.toIntExact(x.dim())];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = x.size(0);
    return x.mul(drawn(sizes, Math.toIntExact(x.size(0))));
  }

  private Tensor drawn(long[] sizes, int length) {
    if (drawn.length < length) {
      drawn = new float[length];
    }
    random.dropout(drawn, length, rate);
    return device.tensor(drawn, sizes);
  }
}
