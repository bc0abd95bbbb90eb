package org.graft.lanes.layer;

import org.graft.lanes.activation.Elementwise;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;

/** An activation function on every number of a batch, whichever way it lies. */
public final class ElementwiseOperation implements LayerOperation {
  private final Elementwise curve;
  private final Batch y;
  private final Batch dx;
  private Batch x;
  private Layout layout = Layout.BY_FEATURE;

  public ElementwiseOperation(Elementwise curve, int features) {
    this.curve = curve;
    this.y = new Batch(features);
    this.dx = new Batch(features);
    this.x = dx;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    x = input;
    layout = input.layout();
    float[][] from = input.get(layout);
    float[][] to = y.renew(layout, input.count());
    for (int line = 0; line < y.lines(); line++) {
      curve.value(from[line], to[line], y.length());
    }
    return y;
  }

  @Override
  public Batch backward(Batch gradient) {
    float[][] g = gradient.get(layout);
    float[][] values = x.get(layout);
    float[][] outputs = y.get(layout);
    float[][] to = dx.renew(layout, gradient.count());
    for (int line = 0; line < dx.lines(); line++) {
      curve.slope(values[line], outputs[line], g[line], to[line], dx.length());
    }
    return dx;
  }
}
