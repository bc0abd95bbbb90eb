package org.graft.dl4j;

/** Softmax on logits in double precision. */
final class Softmax {
  private Softmax() {}

  /** log(sum exp x) over {@code n} numbers from {@code at}, without overflow. */
  static double logSum(float[] x, int at, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = at; i < at + n; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = at; i < at + n; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }
}
