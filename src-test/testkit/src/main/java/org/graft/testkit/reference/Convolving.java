package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Randomness;

/** Cross-correlation of images with kernels, all channels with all or each with its own. */
final class Convolving implements Operation {
  private final int in;
  private final int out;
  private final Windows windows;
  private final List<Link> links;
  private final Variable kernel;
  private final Optional<Variable> bias;
  private int rows;
  private double[] x = {};

  private Convolving(
      int in,
      int out,
      Windows windows,
      List<Link> links,
      Variable kernel,
      Optional<Variable> bias) {
    this.in = in;
    this.out = out;
    this.windows = windows;
    this.links = links;
    this.kernel = kernel;
    this.bias = bias;
  }

  /** An output channel reads an input channel through the kernel's window {@code kernel}. */
  private record Link(int input, int output, int kernel) {}

  /** Kernel [out, in / groups, height, width]. */
  static Convolving grouped(
      int in, int out, int groups, Windows windows, Variable kernel, Optional<Variable> bias) {
    List<Link> links = new ArrayList<>();
    int own = in / groups;
    for (int o = 0; o < out; o++) {
      int first = o / (out / groups) * own;
      for (int i = 0; i < own; i++) {
        links.add(new Link(first + i, o, o * own + i));
      }
    }
    return new Convolving(in, out, windows, links, kernel, bias);
  }

  /** Kernel [multiplier, in, height, width]; output channel = in * multiplier + m. */
  static Convolving depthwise(
      int in, int multiplier, Windows windows, Variable kernel, Optional<Variable> bias) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < in; i++) {
      for (int m = 0; m < multiplier; m++) {
        links.add(new Link(i, i * multiplier + m, m * in + i));
      }
    }
    return new Convolving(in, in * multiplier, windows, links, kernel, bias);
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.rows = rows;
    x = inputs.get(0);
    double[] y = new double[rows * out * windows.outputArea()];
    for (int r = 0; r < rows; r++) {
      for (Link link : links) {
        int from = (r * in + link.input) * windows.inputArea();
        int to = (r * out + link.output) * windows.outputArea();
        int w = link.kernel * windows.taps();
        windows.forEach((o, t, i) -> y[to + o] += x[from + i] * kernel.value()[w + t]);
      }
      for (int o = 0; o < out * windows.outputArea(); o++) {
        int channel = o / windows.outputArea();
        y[r * out * windows.outputArea() + o] += bias.map(b -> b.value()[channel]).orElse(0.0);
      }
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[x.length];
    for (int r = 0; r < rows; r++) {
      for (Link link : links) {
        int from = (r * in + link.input) * windows.inputArea();
        int to = (r * out + link.output) * windows.outputArea();
        int w = link.kernel * windows.taps();
        windows.forEach(
            (o, t, i) -> {
              dx[from + i] += gradient[to + o] * kernel.value()[w + t];
              kernel.gradient()[w + t] += gradient[to + o] * x[from + i];
            });
      }
      for (int o = 0; o < out * windows.outputArea(); o++) {
        int channel = o / windows.outputArea();
        double g = gradient[r * out * windows.outputArea() + o];
        bias.ifPresent(b -> b.gradient()[channel] += g);
      }
    }
    return List.of(dx);
  }
}
