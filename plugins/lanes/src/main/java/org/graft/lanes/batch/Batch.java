package org.graft.lanes.batch;

import java.util.Arrays;
import org.graft.lanes.matrix.Lanes;

/**
 * A batch of vectors, by feature or by example: whichever was written, and the other way round once
 * that is asked for. Not thread-safe; grows as needed and is used again.
 */
public final class Batch {
  /** Edge of the squares in which it is turned round, so that both sides stay in the cache. */
  private static final int SQUARE = 32;

  private final int features;
  private int count;
  private float[][] columns = {};
  private float[][] rows = {};
  private Layout written = Layout.BY_FEATURE;
  private boolean turned;

  /** For vectors of {@code features} numbers. */
  public Batch(int features) {
    this.features = features;
  }

  public int features() {
    return features;
  }

  /** Number of examples. */
  public int count() {
    return count;
  }

  /** How it was written. */
  public Layout layout() {
    return written;
  }

  /** The numbers by feature, [features][at least count], to be read. */
  public float[][] columns() {
    if (written == Layout.BY_EXAMPLE && !turned) {
      roomByFeature();
      turn(rows, count, columns, features);
      turned = true;
    }
    return columns;
  }

  /** The numbers by example, [at least count][features], to be read. */
  public float[][] rows() {
    if (written == Layout.BY_FEATURE && !turned) {
      roomByExample();
      turn(columns, features, rows, count);
      turned = true;
    }
    return rows;
  }

  /** The numbers that way, to be read: {@link #lines()} arrays of {@link #length()} numbers. */
  public float[][] get(Layout layout) {
    return layout == Layout.BY_FEATURE ? columns() : rows();
  }

  /** Room for {@code examples} examples that way, to be written; holds anything. */
  public float[][] renew(Layout layout, int examples) {
    count = examples;
    written = layout;
    turned = false;
    if (layout == Layout.BY_FEATURE) {
      roomByFeature();
      return columns;
    }
    roomByExample();
    return rows;
  }

  /** Number of arrays, as written. */
  public int lines() {
    return written == Layout.BY_FEATURE ? features : count;
  }

  /** Numbers in each array, as written. */
  public int length() {
    return written == Layout.BY_FEATURE ? count : features;
  }

  private void roomByFeature() {
    if (columns.length != features || (features > 0 && columns[0].length < count)) {
      columns = new float[features][Lanes.padded(count)];
    }
  }

  private void roomByExample() {
    int had = rows.length;
    if (had < count) {
      rows = Arrays.copyOf(rows, count);
      for (int row = had; row < count; row++) {
        rows[row] = new float[Lanes.padded(features)];
      }
    }
  }

  private static void turn(float[][] from, int lines, float[][] to, int length) {
    for (int i = 0; i < lines; i += SQUARE) {
      int iEnd = Math.min(lines, i + SQUARE);
      for (int j = 0; j < length; j += SQUARE) {
        int jEnd = Math.min(length, j + SQUARE);
        for (int line = i; line < iEnd; line++) {
          float[] source = from[line];
          for (int k = j; k < jEnd; k++) {
            to[k][line] = source[k];
          }
        }
      }
    }
  }
}
