package org.graft.spi.network;

/** What lies beyond an image's border. */
public enum Padding {
  /** Nothing: windows stay inside. */
  VALID,
  /** Zeros, so that the output has ceil(size / stride) rows and columns (as TensorFlow pads). */
  SAME;

  /** Output size along one axis for a window of {@code window} pixels. */
  int output(int size, int window, int stride) {
    return this == SAME ? (size + stride - 1) / stride : (size - window) / stride + 1;
  }
}
