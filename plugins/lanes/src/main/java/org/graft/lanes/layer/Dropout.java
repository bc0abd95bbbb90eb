package org.graft.lanes.layer;

import java.util.List;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.spi.base.Randomness;

/**
 * Inverted dropout: 0 with probability rate, else x / (1 - rate). Masks are drawn example by
 * example from a stream of each job's own.
 */
public final class Dropout implements LayerOperation {
  private final double rate;
  private final List<Randomness> streams;
  private final Batch mask;
  private final Batch y;
  private final Batch dx;
  private boolean drops;

  /** With one stream for each of the networks whose numbers lie side by side. */
  public Dropout(double rate, int features, List<Randomness> streams) {
    this.rate = rate;
    this.streams = List.copyOf(streams);
    this.mask = new Batch(features);
    this.y = new Batch(features);
    this.dx = new Batch(features);
  }

  @Override
  public Batch forward(Batch x, Mode mode) {
    drops = mode == Mode.TRAINING && rate > 0;
    if (!drops) {
      return x;
    }
    float[][] factors = mask.renew(Layout.BY_EXAMPLE, x.count());
    if (x.layout() == Layout.BY_FEATURE) {
      for (int r = 0; r < x.count(); r++) {
        streams.get(r % streams.size()).dropout(factors[r], x.features(), rate);
      }
      return times(x, x.layout(), y);
    }
    float[][] values = x.rows();
    float[][] products = y.renew(Layout.BY_EXAMPLE, x.count());
    for (int r = 0; r < x.count(); r++) { // while the mask is in the cache
      streams.get(r % streams.size()).dropout(factors[r], x.features(), rate);
      times(values[r], factors[r], products[r], x.features());
    }
    return y;
  }

  @Override
  public Batch backward(Batch gradient) {
    return drops ? times(gradient, gradient.layout(), dx) : gradient;
  }

  private Batch times(Batch x, Layout layout, Batch to) {
    float[][] values = x.get(layout);
    float[][] factors = mask.get(layout);
    float[][] products = to.renew(layout, x.count());
    for (int line = 0; line < to.lines(); line++) {
      times(values[line], factors[line], products[line], to.length());
    }
    return to;
  }

  private static void times(float[] a, float[] b, float[] product, int n) {
    for (int i = 0; i < n; i++) {
      product[i] = a[i] * b[i];
    }
  }
}
