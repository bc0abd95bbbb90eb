package org.graft.libtorch.operation;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Windows;

/** Self-attention: of all tokens, or within windows. */
final class Attending {
  private static final double MOST = Math.log(100);
  private static final double EPSILON = 1e-12;

  private Attending() {}

  static Operation all(TokenLayer.Attention l, Place at) {
    int tokens = at.out().size(0);
    int features = at.out().size(1);
    int each = features / l.heads();
    Drops drops = new Drops(l.dropout(), at);
    return (inputs, mode) -> {
      long n = inputs.get(0).size(0);
      Tensor split = inputs.get(0).reshape(n, tokens, 3, l.heads(), each).permute(2, 0, 3, 1, 4);
      Tensor y =
          attended(
              split.select(0, 0),
              split.select(0, 1),
              split.select(0, 2),
              Optional.empty(),
              1 / Math.sqrt(each),
              drops,
              mode);
      return y.transpose(1, 2).reshape(n, tokens, features);
    };
  }

  static Operation windows(TokenLayer.WindowAttention l, Place at) {
    Grid grid = new Grid(l.windows(), l.heads(), at);
    Drops drops = new Drops(l.dropout(), at);
    double scale = l.scale().orElse(1 / Math.sqrt(grid.each()));
    return (inputs, mode) -> {
      Tensor split = grid.split(inputs.get(0));
      return grid.joined(
          attended(
              split.select(0, 0),
              split.select(0, 1),
              split.select(0, 2),
              Optional.of(grid.bias(at.kernel())),
              scale,
              drops,
              mode));
    };
  }

  static Operation cosines(TokenLayer.CosineWindowAttention l, Place at) {
    Grid grid = new Grid(l.windows(), l.heads(), at);
    Drops drops = new Drops(l.dropout(), at);
    List<Tensor> p = at.parameters();
    Tensor offsets = at.device().tensor(offsets(l.windows()), l.windows().offsets(), 2);
    return (inputs, mode) -> {
      Tensor nothing = torch.zeros_like(p.get(0));
      Tensor biases =
          torch.cat(new org.bytedeco.pytorch.TensorVector(p.get(0), nothing, p.get(1)), 0);
      Tensor split = grid.split(inputs.get(0).add(biases));
      Tensor scale = torch.exp(torch.clamp_max(p.get(2), new Scalar(MOST)));
      Tensor hidden = torch.relu_(torch.addmm(p.get(4), offsets, p.get(3)));
      Tensor lines = torch.sigmoid(torch.mm(hidden, p.get(5))).mul(new Scalar(16));
      Tensor q =
          Norms.unit(drops.device().full(split.select(0, 0)), EPSILON).mul(grid.byHead(scale));
      Tensor k = Norms.unit(drops.device().full(split.select(0, 1)), EPSILON);
      return grid.joined(
          attended(q, k, split.select(0, 2), Optional.of(grid.bias(lines)), 1, drops, mode));
    };
  }

  /** Signed logarithms of how far tokens of a window stand apart, [offsets, 2]. */
  private static float[] offsets(Windows windows) {
    int rows = windows.size().height();
    int columns = windows.size().width();
    float[] offsets = new float[2 * windows.offsets()];
    int at = 0;
    for (int dy = 1 - rows; dy < rows; dy++) {
      for (int dx = 1 - columns; dx < columns; dx++) {
        offsets[at++] = logarithm(dy, rows);
        offsets[at++] = logarithm(dx, columns);
      }
    }
    return offsets;
  }

  private static float logarithm(int distance, int size) {
    double x = 8.0 * distance / Math.max(1, size - 1);
    return (float) (Math.signum(x) * Math.log(Math.abs(x) + 1) / Math.log(2) / 3);
  }

  /**
   * softmax(scale q k^T + bias) v.
   *
   * @param more the bias, as broadcast to [rows, heads, tokens, tokens]
   */
  private static Tensor attended(
      Tensor queries,
      Tensor keys,
      Tensor values,
      Optional<Tensor> more,
      double scale,
      Drops drops,
      Mode mode) {
    Device device = drops.device();
    Tensor q = device.factor(queries);
    Tensor k = device.factor(keys);
    Tensor v = device.factor(values);
    Optional<Tensor> bias = more.map(device::factor);
    if (!drops.any(mode)) {
      return torch.scaled_dot_product_attention(
          q,
          k,
          v,
          bias.map(TensorOptional::new).orElseGet(TensorOptional::new),
          0,
          false,
          new DoubleOptional(scale),
          false);
    }
    Tensor product = torch.matmul(q, k.transpose(-2, -1)).mul(new Scalar(scale));
    Tensor weights = torch.softmax(device.full(bias.map(product::add).orElse(product)), -1);
    return torch.matmul(device.factor(drops.of(weights)), v);
  }
}
