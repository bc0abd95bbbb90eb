package org.graft.lanes;

/** An activation function on every number of a batch, whichever way it lies. */
final class Activating implements Operation {
  private final Curve curve;
  private final Sheet y;
  private final Sheet dx;
  private Sheet x;
  private Lie lie = Lie.BY_FEATURE;

  Activating(Curve curve, int features) {
    this.curve = curve;
    this.y = new Sheet(features);
    this.dx = new Sheet(features);
    this.x = dx;
  }

  @Override
  public Sheet forward(Sheet input, Mode mode) {
    x = input;
    lie = input.lie();
    float[][] from = input.get(lie);
    float[][] to = y.renew(lie, input.count());
    for (int line = 0; line < y.lines(); line++) {
      curve.value(from[line], to[line], y.length());
    }
    return y;
  }

  @Override
  public Sheet backward(Sheet gradient) {
    float[][] g = gradient.get(lie);
    float[][] values = x.get(lie);
    float[][] outputs = y.get(lie);
    float[][] to = dx.renew(lie, gradient.count());
    for (int line = 0; line < dx.lines(); line++) {
      curve.slope(values[line], outputs[line], g[line], to[line], dx.length());
    }
    return dx;
  }
}
