package org.graft.lanes.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Sums;
import org.graft.lanes.matrix.ThreadTeam;

/**
 * y = x kernel + bias with many outputs: these lie in the lanes, going forward and in the kernel's
 * gradient; going backward it is the examples.
 */
final class WideDense implements LayerOperation {
  private final int in;
  private final int out;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private final Batch y;
  private final Batch dx;
  private final ThreadTeam team;
  private Batch x;

  /** The kernel is {@code in} lines of {@code out}. */
  WideDense(int in, int out, Variable kernel, Optional<Variable> bias, ThreadTeam team) {
    this.team = team;
    this.in = in;
    this.out = out;
    this.kernel = kernel;
    this.bias = bias;
    this.y = new Batch(out);
    this.dx = new Batch(in);
    this.x = dx;
  }

  @Override
  public boolean readsRows() {
    return true;
  }

  @Override
  public Batch forward(Batch input, Mode mode) {
    x = input;
    int n = input.count();
    float[][] from = input.rows();
    float[][] to = y.renew(Layout.BY_EXAMPLE, n);
    team.divide(n, products(n), (first, last) -> forward(from, to, first, last));
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
    team.lanes().multiply(to, from, w, new Lanes.Block(first, last, 0, in, out));
  }

  @Override
  public Batch backward(Batch gradient) {
    int n = gradient.count();
    float[][] g = gradient.columns();
    float[][] to = dx.renew(Layout.BY_FEATURE, n);
    team.divide(in, products(n), (first, last) -> backward(g, to, n, first, last));
    return dx;
  }

  private void backward(float[][] g, float[][] to, int n, int first, int last) {
    float[][] w = kernel.value();
    for (int i = first; i < last; i++) {
      Arrays.fill(to[i], 0, n, 0);
    }
    team.lanes().multiply(to, w, g, new Lanes.Block(first, last, 0, out, n));
  }

  @Override
  public void derive(Batch gradient) {
    int n = gradient.count();
    float[][] from = x.rows();
    float[][] g = gradient.rows();
    team.divide(in, products(n), (first, last) -> derive(from, g, n, first, last));
    bias.ifPresent(b -> Sums.of(gradient.columns(), out, n, b.gradient()[0]));
  }

  private void derive(float[][] from, float[][] g, int n, int first, int last) {
    float[][] dw = kernel.gradient();
    team.lanes().setTurned(dw, from, g, new Lanes.Block(first, last, 0, n, out));
  }

  private long products(int n) {
    return (long) n * in * out;
  }

  @Override
  public List<Variable> variables() {
    return bias.map(b -> List.of(kernel, b)).orElse(List.of(kernel));
  }
}
