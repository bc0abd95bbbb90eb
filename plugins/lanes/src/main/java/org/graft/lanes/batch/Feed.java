package org.graft.lanes.batch;

import java.util.Arrays;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/** A split's examples in batches, laid as the network reads them. Not thread-safe. */
public final class Feed {
  /** Numbers up to which a split is turned round once, for all batches. */
  private static final long SMALL = 1 << 22;

  private final Examples examples;
  private final Tensor inputs;
  private final Targets targets;
  private final Batch batch;
  private final Layout layout;
  private final int lanes;
  private float[][] columns = {};

  /** For {@code lanes} networks; if they are several, their numbers lie side by side by feature. */
  public Feed(Examples examples, Layout wanted, int lanes) {
    this.lanes = lanes;
    this.examples = examples;
    this.inputs = examples.inputs();
    this.targets = examples.targets();
    int features = inputs.rowLength();
    this.batch = new Batch(features);
    this.layout =
        lanes == 1 && (long) features * targets.size() > SMALL ? Layout.BY_EXAMPLE : wanted;
    if (layout == Layout.BY_FEATURE) {
      Batch all = new Batch(features);
      float[][] rows = all.renew(Layout.BY_EXAMPLE, targets.size());
      for (int r = 0; r < targets.size(); r++) {
        inputs.row(r, rows[r], 0);
      }
      columns = all.columns();
    }
  }

  /** What it was made of. */
  public Examples examples() {
    return examples;
  }

  public int size() {
    return targets.size();
  }

  /** The first {@code count} of {@code rows}; holds until the next call. */
  public Batch batch(int[] rows, int count) {
    float[][] into = batch.renew(layout, count);
    if (layout == Layout.BY_EXAMPLE) {
      for (int k = 0; k < count; k++) {
        inputs.row(rows[k], into[k], 0);
      }
    } else {
      for (int f = 0; f < columns.length; f++) {
        pick(columns[f], rows, count, into[f]);
      }
    }
    return batch;
  }

  private static void pick(float[] column, int[] rows, int count, float[] into) {
    for (int k = 0; k < count; k++) {
      into[k] = column[rows[k]];
    }
  }

  /** Examples {@code from} to {@code to}, the same for every network; holds until the next call. */
  public Batch part(int from, int to) {
    float[][] into = batch.renew(layout, (to - from) * lanes);
    if (layout == Layout.BY_EXAMPLE) {
      for (int r = from; r < to; r++) {
        inputs.row(r, into[r - from], 0);
      }
    } else {
      for (int f = 0; f < columns.length; f++) {
        spread(columns[f], from, to, into[f]);
      }
    }
    return batch;
  }

  private void spread(float[] column, int from, int to, float[] into) {
    if (lanes == 1) {
      System.arraycopy(column, from, into, 0, to - from);
      return;
    }
    for (int r = from; r < to; r++) {
      Arrays.fill(into, (r - from) * lanes, (r - from + 1) * lanes, column[r]);
    }
  }

  /** All labels, each once for every network. */
  public Targets spread() {
    int[] rows = new int[targets.size() * lanes];
    Arrays.setAll(rows, place -> place / lanes);
    return targets.select(rows, 0, rows.length);
  }
}
