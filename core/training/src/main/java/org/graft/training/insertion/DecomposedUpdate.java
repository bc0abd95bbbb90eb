package org.graft.training.insertion;

/** (|W0| + magnitude) V / |V| by output, V = W0 + factor x A B, |V| constant in the gradient. */
final class DecomposedUpdate implements Reparameterisation {
  private final KernelMatrix kernel;
  private final LowRankUpdate direction;
  private final double[] lengths;

  DecomposedUpdate(KernelMatrix kernel, double factor) {
    this.kernel = kernel;
    this.direction = new LowRankUpdate(kernel, factor);
    this.lengths = lengths(kernel.numbers());
  }

  /** The Euclidean norm of each output's numbers. */
  private double[] lengths(float[] numbers) {
    double[] squares = new double[kernel.outputs()];
    each((i, output) -> squares[output] += (double) numbers[i] * numbers[i]);
    for (int o = 0; o < squares.length; o++) {
      squares[o] = Math.sqrt(squares[o]);
    }
    return squares;
  }

  /** One of the kernel's numbers. */
  private interface Visitor {
    void take(int place, int output);
  }

  private void each(Visitor visitor) {
    for (int row = 0; row < kernel.rows(); row++) {
      for (int c = 0; c < kernel.columns(); c++) {
        visitor.take(row * kernel.columns() + c, kernel.output(row, c));
      }
    }
  }

  /** By what each output's direction is multiplied; an output of zeros stays so. */
  private double[] factors(double[] now, float[] magnitude) {
    double[] factors = new double[now.length];
    for (int o = 0; o < factors.length; o++) {
      factors[o] = now[o] == 0 ? 0 : (lengths[o] + magnitude[o]) / now[o];
    }
    return factors;
  }

  @Override
  public float[][] merged(float[][] inserted) {
    float[] turned = direction.merged(inserted)[0];
    double[] factors = factors(lengths(turned), inserted[2]);
    each((i, output) -> turned[i] = (float) (factors[output] * turned[i]));
    return new float[][] {turned};
  }

  @Override
  public float[][] gradients(float[][] gradients, float[][] inserted) {
    float[] turned = direction.merged(inserted)[0];
    double[] now = lengths(turned);
    double[] factors = factors(now, inserted[2]);
    float[] g = gradients[0];
    double[] along = new double[now.length];
    float[] across = new float[g.length];
    each(
        (i, output) -> {
          along[output] += (double) g[i] * turned[i];
          across[i] = (float) (factors[output] * g[i]);
        });
    float[] byMagnitude = new float[now.length];
    for (int o = 0; o < byMagnitude.length; o++) {
      byMagnitude[o] = now[o] == 0 ? 0 : (float) (along[o] / now[o]);
    }
    float[][] both = direction.gradients(new float[][] {across}, inserted);
    return new float[][] {both[0], both[1], byMagnitude};
  }
}
