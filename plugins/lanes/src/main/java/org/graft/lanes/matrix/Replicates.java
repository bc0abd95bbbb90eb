package org.graft.lanes.matrix;

/**
 * Dense layers of {@link #LANES} networks at once: one number of each lies side by side. A line
 * holds a feature, [examples][LANES]; a kernel is [in][out][LANES].
 *
 * <p>Sums are taken in the order in which one network's are, so that a network's bits do not depend
 * on the others.
 */
public interface Replicates {
  /** Networks at once: 64 bytes. */
  int LANES = 16;

  /** y[o] += sum over i of x[i] kernel[i][o], for {@code n} numbers of a line. */
  void forward(float[][] y, float[][] x, float[] kernel, int n);

  /** dx[i] += sum over o of g[o] kernel[i][o]. */
  void backward(float[][] dx, float[][] g, float[] kernel, int n);

  /** gradient[i][o] = sum over examples of x[i] g[o]. */
  void derive(float[][] x, float[][] g, float[] gradient, int n);
}
