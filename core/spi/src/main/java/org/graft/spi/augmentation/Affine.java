package org.graft.spi.augmentation;

/**
 * From a point of the new picture to the point of the old one that it shows, (y, x) relative to the
 * centre: y' = yy y + yx x + y0, x' = xy y + xx x + x0.
 */
record Affine(double yy, double yx, double xy, double xx, double y0, double x0) {
  static final Affine SAME = new Affine(1, 0, 0, 1, 0, 0);

  static Affine shift(double y, double x) {
    return new Affine(1, 0, 0, 1, y, x);
  }

  static Affine scale(double y, double x) {
    return new Affine(y, 0, 0, x, 0, 0);
  }

  static Affine turn(double radians) {
    double sin = StrictMath.sin(radians);
    double cos = StrictMath.cos(radians);
    return new Affine(cos, -sin, sin, cos, 0, 0);
  }

  /** This change, then {@code later}: where the later picture's point comes from. */
  Affine then(Affine later) {
    return new Affine(
        yy * later.yy + yx * later.xy,
        yy * later.yx + yx * later.xx,
        xy * later.yy + xx * later.xy,
        xy * later.yx + xx * later.xx,
        yy * later.y0 + yx * later.x0 + y0,
        xy * later.y0 + xx * later.x0 + x0);
  }
}
