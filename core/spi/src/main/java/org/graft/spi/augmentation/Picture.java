package org.graft.spi.augmentation;

import org.graft.spi.data.Shape;

/** One picture in the making, [channels, height, width]. Not thread-safe. */
final class Picture {
  /** A pixel reaches half of one beyond its middle; rounding must not push a point over that. */
  private static final double REACH = 0.5 + 1e-9;

  private final int channels;
  private final int height;
  private final int width;
  private float[] values;
  private float[] spare;

  Picture(Shape shape, float[] values) {
    this.channels = shape.size(0);
    this.height = shape.size(1);
    this.width = shape.size(2);
    this.values = values;
    this.spare = new float[values.length];
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Its numbers now. */
  float[] values() {
    return values;
  }

  /** Adds a number to every value and keeps them in a range. */
  void add(float delta, float lowest, float highest) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(highest, Math.max(lowest, values[i] + delta));
    }
  }

  /** Fills a window, as far as it is within the picture. */
  void fill(int top, int left, int rows, int columns, float value) {
    int bottom = Math.min(height, top + rows);
    int right = Math.min(width, left + columns);
    for (int channel = 0; channel < channels; channel++) {
      for (int y = Math.max(0, top); y < bottom; y++) {
        int at = (channel * height + y) * width;
        for (int x = Math.max(0, left); x < right; x++) {
          values[at + x] = value;
        }
      }
    }
  }

  /** Shows every point where {@code map} says, interpolated between 2x2 pixels. */
  void show(Affine map, FillMode mode, float value) {
    double middleY = (height - 1) / 2.0;
    double middleX = (width - 1) / 2.0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double y = row - middleY;
        double x = column - middleX;
        point(
            row * width + column,
            map.yy() * y + map.yx() * x + map.y0() + middleY,
            map.xy() * y + map.xx() * x + map.x0() + middleX,
            mode,
            value);
      }
    }
    float[] shown = spare;
    spare = values;
    values = shown;
  }

  private void point(int into, double y, double x, FillMode mode, float value) {
    boolean outside = y < -REACH || x < -REACH || y > height - 1 + REACH || x > width - 1 + REACH;
    int area = height * width;
    if (outside && mode == FillMode.CONSTANT) {
      for (int at = into; at < spare.length; at += area) {
        spare[at] = value;
      }
      return;
    }
    FillMode edge = mode == FillMode.CONSTANT ? FillMode.NEAREST : mode;
    double top = Math.floor(y);
    double left = Math.floor(x);
    double down = y - top;
    double right = x - left;
    int above = edge.pixel((long) top, height) * width;
    int below = edge.pixel((long) top + 1, height) * width;
    int before = edge.pixel((long) left, width);
    int behind = edge.pixel((long) left + 1, width);
    for (int channel = 0, at = into; channel < channels; channel++, at += area) {
      int plane = channel * area;
      double upper =
          values[plane + above + before] * (1 - right) + values[plane + above + behind] * right;
      double lower =
          values[plane + below + before] * (1 - right) + values[plane + below + behind] * right;
      spare[at] = (float) (upper * (1 - down) + lower * down);
    }
  }
}
