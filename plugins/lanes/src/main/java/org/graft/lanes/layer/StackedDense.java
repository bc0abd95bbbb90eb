package org.graft.lanes.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.matrix.Replicates;

/** y = x kernel + bias for {@link Replicates#LANES} networks at once, each with its own numbers. */
final class StackedDense implements LayerOperation {
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private final Replicates replicates;
  private final Batch y;
  private final Batch dx;
  private Batch x;

  StackedDense(int in, int out, Variable kernel, Optional<Variable> bias, Replicates replicates) {
    this.out = out;
    this.kernel = kernel;
    this.bias = bias;
    this.replicates = replicates;
    this.y = new Batch(out);
    this.dx = new Batch(in);
    this.x = dx;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    x = input;
    int n = input.count();
    float[][] to = y.renew(Layout.BY_FEATURE, n);
    for (int o = 0; o < out; o++) {
      start(to[o], o, n);
    }
    replicates.forward(to, input.columns(), kernel.value()[0], n);
    return y;
  }

  private void start(float[] line, int o, int n) {
    if (bias.isEmpty()) {
      Arrays.fill(line, 0, n, 0);
      return;
    }
    float[] from = bias.get().value()[0];
    for (int e = 0; e < n; e += Replicates.LANES) {
      System.arraycopy(from, o * Replicates.LANES, line, e, Replicates.LANES);
    }
  }

  @Override
  public Batch backward(Batch gradient) {
    int n = gradient.count();
    float[][] to = dx.renew(Layout.BY_FEATURE, n);
    for (float[] line : to) {
      Arrays.fill(line, 0, n, 0);
    }
    replicates.backward(to, gradient.columns(), kernel.value()[0], n);
    return dx;
  }

  @Override
  public void derive(Batch gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    replicates.derive(x.columns(), g, kernel.gradient()[0], n);
    bias.ifPresent(b -> sum(g, n, b.gradient()[0]));
  }

  private static void sum(float[][] g, int n, float[] into) {
    Arrays.fill(into, 0);
    float[] sums = new float[Replicates.LANES];
    for (int o = 0; o < g.length; o++) {
      float[] line = g[o];
      Arrays.fill(sums, 0);
      for (int e = 0; e < n; e += Replicates.LANES) {
        for (int lane = 0; lane < Replicates.LANES; lane++) {
          sums[lane] += line[e + lane];
        }
      }
      System.arraycopy(sums, 0, into, o * Replicates.LANES, Replicates.LANES);
    }
  }

  @Override
  public List<Variable> variables() {
    return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
  }
}
