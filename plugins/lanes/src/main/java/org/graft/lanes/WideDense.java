package org.graft.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * y = x kernel + bias with many outputs: these lie in the lanes, going forward and in the kernel's
 * gradient; going backward it is the examples.
 */
final class WideDense implements Operation {
  private final int in;
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private final Sheet y;
  private final Sheet dx;
  private final Crew crew;
  private Sheet x;

  /** The kernel is {@code in} lines of {@code out}. */
  WideDense(int in, int out, Variable kernel, Optional<Variable> bias, Crew crew) {
    this.crew = crew;
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
    crew.divide(n, products(n), (first, last) -> forward(from, to, first, last));
    return y;
  }

  private void forward(float[][] from, float[][] to, int first, int last) {
    float[][] w = kernel.value();
    for (int r = first; r < last; r++) {
      if (bias.isPresent()) {
        System.arraycopy(bias.get().value()[0], 0, to[r], 0, out);
      } else {
        Arrays.fill(to[r], 0);
      }
    }
    crew.lanes().multiply(to, from, w, new Lanes.Block(first, last, 0, in, out));
  }

  @Override
  public Sheet backward(Sheet gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] to = dx.renew(Lie.BY_FEATURE, n);
    crew.divide(in, products(n), (first, last) -> backward(g, to, n, first, last));
    return dx;
  }

  private void backward(float[][] g, float[][] to, int n, int first, int last) {
    float[][] w = kernel.value();
    for (int i = first; i < last; i++) {
      Arrays.fill(to[i], 0, n, 0);
    }
    crew.lanes().multiply(to, w, g, new Lanes.Block(first, last, 0, out, n));
  }

  @Override
  public void derive(Sheet gradient) {
    int n = gradient.count();
    float[][] from = x.rows();
    float[][] g = gradient.rows();
    crew.divide(in, products(n), (first, last) -> derive(from, g, n, first, last));
    bias.ifPresent(b -> Sums.of(gradient.columns(), out, n, b.gradient()[0]));
  }

  private void derive(float[][] from, float[][] g, int n, int first, int last) {
    float[][] dw = kernel.gradient();
    crew.lanes().setTurned(dw, from, g, new Lanes.Block(first, last, 0, n, out));
  }

  private long products(int n) {
    return (long) n * in * out;
  }

  @Override
  public List<Variable> variables() {
    return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
  }
}
