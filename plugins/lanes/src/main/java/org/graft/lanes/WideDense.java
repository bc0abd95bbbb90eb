package org.graft.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * y = x kernel + bias with many outputs: these lie in the lanes, going forward and in the kernel's
 * gradient; going backward it is the examples. Works on blocks that stay in the first-level cache
 * while they are used for every example.
 */
final class WideDense implements Operation {
  /** Lines of a block. */
  private static final int BLOCK = 60;

  private final int in;
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private final Sheet y;
  private final Sheet dx;
  private final float[] shares = new float[BLOCK];
  private Sheet x;

  /** The kernel is {@code in} lines of {@code out}. */
  WideDense(int in, int out, Variable kernel, Optional<Variable> bias) {
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.bias = bias;
    this.y = new Sheet(out);
    this.dx = new Sheet(in);
    this.x = dx;
  }

  @Override
  public boolean readsRows() {
    return true;
  }

  @Override
  public Sheet forward(Sheet input, Mode mode) {
    x = input;
    int n = input.count();
    float[][] from = input.rows();
    float[][] to = y.renew(Lie.BY_EXAMPLE, n);
    float[][] w = kernel.value();
    for (int r = 0; r < n; r++) {
      if (bias.isPresent()) {
        System.arraycopy(bias.get().value()[0], 0, to[r], 0, out);
      } else {
        Arrays.fill(to[r], 0);
      }
    }
    for (int i = 0; i < in; i += BLOCK) {
      int terms = Math.min(BLOCK, in - i);
      for (int r = 0; r < n; r++) {
        Lanes.add(to[r], w, i, terms, from[r], i, 1, out);
      }
    }
    return y;
  }

  @Override
  public Sheet backward(Sheet gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] to = dx.renew(Lie.BY_FEATURE, n);
    float[][] w = kernel.value();
    for (int i = 0; i < in; i++) {
      Arrays.fill(to[i], 0, n, 0);
    }
    for (int o = 0; o < out; o += BLOCK) {
      int terms = Math.min(BLOCK, out - o);
      for (int i = 0; i < in; i++) {
        Lanes.add(to[i], g, o, terms, w[i], o, 1, n);
      }
    }
    return dx;
  }

  @Override
  public void derive(Sheet gradient) {
    int n = gradient.count();
    float[][] from = x.rows();
    float[][] g = gradient.rows();
    float[][] dw = kernel.gradient();
    for (int i = 0; i < in; i++) {
      Arrays.fill(dw[i], 0);
    }
    for (int r = 0; r < n; r += BLOCK) {
      int terms = Math.min(BLOCK, n - r);
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < terms; k++) {
          shares[k] = from[r + k][i];
        }
        Lanes.add(dw[i], g, r, terms, shares, 0, 1, out);
      }
    }
    bias.ifPresent(b -> Sums.of(gradient.columns(), out, n, b.gradient()[0]));
  }

  @Override
  public List<Variable> variables() {
    return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
  }
}
