package org.graft.backbones.torch;

/** Numbers of channels that divide well. */
final class Channels {
  private static final double LEAST = 0.9;

  private Channels() {}

  /** The nearest multiple of 8 that is not more than a tenth below. */
  static int of(double channels) {
    return of(channels, 8);
  }

  /** The nearest multiple of a divisor that is not more than a tenth below. */
  static int of(double channels, int divisor) {
    int nearest = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
    return nearest < LEAST * channels ? nearest + divisor : nearest;
  }
}
