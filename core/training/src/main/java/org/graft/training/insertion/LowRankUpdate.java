package org.graft.training.insertion;

/**
 * W0 + factor x left right, of which left [rows, rank] and right [rank, columns] are A and B of a
 * dense kernel, B and A of a convolution's.
 */
final class LowRankUpdate implements Reparameterisation {
  private final KernelMatrix kernel;
  private final float factor;

  LowRankUpdate(KernelMatrix kernel, double factor) {
    this.kernel = kernel;
    this.factor = (float) factor;
  }

  private float[] left(float[][] both) {
    return both[kernel.dense() ? 0 : 1];
  }

  private float[] right(float[][] both) {
    return both[kernel.dense() ? 1 : 0];
  }

  @Override
  public float[][] merged(float[][] inserted) {
    float[] left = left(inserted);
    float[] right = right(inserted);
    float[] sum = kernel.numbers().clone();
    int columns = kernel.columns();
    int rank = left.length / kernel.rows();
    for (int row = 0; row < kernel.rows(); row++) {
      for (int k = 0; k < rank; k++) {
        float share = factor * left[row * rank + k];
        if (share != 0) {
          for (int c = 0, at = row * columns, from = k * columns; c < columns; c++) {
            sum[at + c] += share * right[from + c];
          }
        }
      }
    }
    return new float[][] {sum};
  }

  @Override
  public float[][] gradients(float[][] gradients, float[][] inserted) {
    float[] left = left(inserted);
    float[] right = right(inserted);
    float[] byLeft = new float[left.length];
    float[] byRight = new float[right.length];
    float[] g = gradients[0];
    int columns = kernel.columns();
    int rank = left.length / kernel.rows();
    for (int row = 0; row < kernel.rows(); row++) {
      for (int k = 0; k < rank; k++) {
        int from = k * columns;
        int at = row * columns;
        float share = factor * left[row * rank + k];
        double product = 0;
        for (int c = 0; c < columns; c++) {
          product += (double) g[at + c] * right[from + c];
        }
        byLeft[row * rank + k] = (float) (factor * product);
        if (share != 0) {
          for (int c = 0; c < columns; c++) {
            byRight[from + c] += share * g[at + c];
          }
        }
      }
    }
    return kernel.dense() ? new float[][] {byLeft, byRight} : new float[][] {byRight, byLeft};
  }
}
