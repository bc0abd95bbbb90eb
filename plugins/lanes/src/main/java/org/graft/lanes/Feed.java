package org.graft.lanes;

import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;

/** A split's examples in batches, laid as the network reads them. Not thread-safe. */
final class Feed {
  /** Numbers up to which a split is turned round once, for all batches. */
  private static final long SMALL = 1 << 22;

  private final Tensor inputs;
  private final int[] labels;
  private final Sheet batch;
  private final Lie lie;
  private float[][] columns = {};

  Feed(Examples examples, Lie wanted) {
    this.inputs = examples.inputs();
    this.labels = examples.labels();
    int features = inputs.rowLength();
    this.batch = new Sheet(features);
    this.lie = (long) features * labels.length > SMALL ? Lie.BY_EXAMPLE : wanted;
    if (lie == Lie.BY_FEATURE) {
      Sheet all = new Sheet(features);
      float[][] rows = all.renew(Lie.BY_EXAMPLE, labels.length);
      for (int r = 0; r < labels.length; r++) {
        inputs.row(r, rows[r], 0);
      }
      columns = all.columns();
    }
  }

  /** All labels, [n]. */
  int[] labels() {
    return labels;
  }

  int size() {
    return labels.length;
  }

  /** The examples with indices {@code order[from .. to)}; holds until the next call. */
  Sheet batch(int[] order, int from, int to) {
    float[][] into = batch.renew(lie, to - from);
    if (lie == Lie.BY_EXAMPLE) {
      for (int k = from; k < to; k++) {
        inputs.row(order[k], into[k - from], 0);
      }
    } else {
      for (int f = 0; f < columns.length; f++) {
        pick(columns[f], order, from, to, into[f]);
      }
    }
    return batch;
  }

  private static void pick(float[] column, int[] order, int from, int to, float[] into) {
    for (int k = from; k < to; k++) {
      into[k - from] = column[order[k]];
    }
  }

  /** Examples {@code from} to {@code to}; holds until the next call. */
  Sheet part(int from, int to) {
    float[][] into = batch.renew(lie, to - from);
    if (lie == Lie.BY_EXAMPLE) {
      for (int r = from; r < to; r++) {
        inputs.row(r, into[r - from], 0);
      }
    } else {
      for (int f = 0; f < columns.length; f++) {
        System.arraycopy(columns[f], from, into[f], 0, to - from);
      }
    }
    return batch;
  }
}
