package org.graft.lanes.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Sums;

/**
 * y = x kernel + bias with few outputs: examples lie in the lanes, going forward and backward. The
 * kernel's gradient sums over examples, so there the inputs lie in the lanes if they are many;
 * otherwise it is sums in scalar registers.
 */
final class NarrowDense implements LayerOperation {
  private final int in;
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private final Batch y;
  private final Batch dx;
  private Batch x;
  private final float[][] turned;
  private final float[][] lines;
  private final Lanes lanes;

  /** The kernel is one line, [in x out]. */
  NarrowDense(int in, int out, Variable kernel, Optional<Variable> bias, Lanes lanes) {
    this.lanes = lanes;
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.bias = bias;
    this.y = new Batch(out);
    this.dx = new Batch(in);
    this.x = dx;
    this.turned = new float[readsRows() ? out : 0][Lanes.padded(in)];
    this.lines = new float[in][out];
  }

  @Override
  public boolean readsRows() {
    return in >= DenseShape.WIDE;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    x = input;
    int n = input.count();
    float[][] from = input.columns();
    float[][] to = y.renew(Layout.BY_FEATURE, n);
    for (int i = 0; i < in; i++) {
      System.arraycopy(kernel.value()[0], i * out, lines[i], 0, out);
    }
    for (int o = 0; o < out; o++) {
      Arrays.fill(to[o], 0, n, bias.isPresent() ? bias.get().value()[0][o] : 0);
    }
    lanes.multiplyTurned(to, lines, from, new Lanes.Block(0, out, 0, in, n));
    return y;
  }

  @Override
  public Batch backward(Batch gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] to = dx.renew(Layout.BY_FEATURE, n);
    for (int i = 0; i < in; i++) {
      Arrays.fill(to[i], 0, n, 0);
    }
    lanes.multiply(to, lines, g, new Lanes.Block(0, in, 0, out, n));
    return dx;
  }

  @Override
  public void derive(Batch gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    if (readsRows()) {
      byInputs(g, n);
    } else {
      float[][] from = x.columns();
      float[] dw = kernel.gradient()[0];
      for (int i = 0; i < in; i++) {
        Sums.products(from[i], g, out, n, dw, i * out);
      }
    }
    bias.ifPresent(b -> Sums.of(g, out, n, b.gradient()[0]));
  }

  private void byInputs(float[][] g, int n) {
    float[][] rows = x.rows();
    float[] dw = kernel.gradient()[0];
    for (int o = 0; o < out; o++) {
      Arrays.fill(turned[o], 0);
    }
    lanes.multiply(turned, g, rows, new Lanes.Block(0, out, 0, n, in));
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        dw[i * out + o] = turned[o][i];
      }
    }
  }

  @Override
  public List<Variable> variables() {
    return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
  }
}
