package org.graft.libtorch.operation;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.NormalizationLayer;

/** Layers that normalise each example by itself. */
final class Norms {
  private static final int IMAGE = 3;

  private Norms() {}

  static LayerCases<Place, Operation> in(LayerCases<Place, Operation> all) {
    return all.with(NormalizationLayer.LayerNormalization.class, Norms::layer)
        .with(
            NormalizationLayer.GroupNormalization.class,
            (l, at) -> {
              TensorOptional gamma = new TensorOptional(at.parameters().get(0));
              TensorOptional beta = new TensorOptional(at.parameters().get(1));
              return (x, mode) ->
                  torch.group_norm(
                      at.device().full(x.get(0)), l.groups(), gamma, beta, l.epsilon(), true);
            })
        .with(NormalizationLayer.GlobalResponseNormalization.class, Norms::response)
        .with(NormalizationLayer.LocalResponseNormalization.class, Norms::local)
        .with(
            NormalizationLayer.L2Normalization.class,
            (l, at) -> (x, mode) -> unit(at.device().full(x.get(0)), l.epsilon()));
  }

  private static Operation layer(NormalizationLayer.LayerNormalization l, Place at) {
    boolean image = at.in().rank() == IMAGE;
    long[] features = {at.parameters().get(0).numel()};
    TensorOptional gamma = new TensorOptional(at.parameters().get(0));
    TensorOptional beta = new TensorOptional(at.parameters().get(1));
    return (x, mode) -> {
      Tensor all = at.device().full(x.get(0));
      Tensor last = image ? all.permute(0, 2, 3, 1) : all;
      Tensor y = torch.layer_norm(last, features, gamma, beta, l.epsilon(), true);
      return image ? y.permute(0, 3, 1, 2) : y;
    };
  }

  private static Operation response(NormalizationLayer.GlobalResponseNormalization l, Place at) {
    return (inputs, mode) -> {
      Tensor x = at.device().full(inputs.get(0));
      Tensor norms = norm(x, 2, 3);
      Tensor mean = norms.mean(new long[] {1}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
      Tensor weighed = x.mul(norms.div(mean.add(new Scalar(l.epsilon()))));
      return torch.addcmul(
          x.add(Channels.along(at.parameters().get(1), at)),
          Channels.along(at.parameters().get(0), at),
          weighed);
    };
  }

  private static Operation local(NormalizationLayer.LocalResponseNormalization l, Place at) {
    int before = l.size() / 2;
    long[] beyond = {0, 0, 0, 0, before, l.size() - 1 - before};
    int channels = at.in().size(0);
    return (inputs, mode) -> {
      Tensor x = at.device().full(inputs.get(0));
      Tensor squares = torch.constant_pad_nd(x.mul(x), beyond, new Scalar(0));
      Tensor sum = squares.narrow(1, 0, channels);
      for (int i = 1; i < l.size(); i++) {
        sum = sum.add(squares.narrow(1, i, channels));
      }
      Tensor divisor =
          sum.mul(new Scalar(l.alpha() / l.size()))
              .add(new Scalar(l.k()))
              .pow(new Scalar(l.beta()));
      return x.div(divisor);
    };
  }

  /** Vectors along the last axis, of length 1. */
  static Tensor unit(Tensor x, double epsilon) {
    return x.div(torch.clamp_min(norm(x, -1), new Scalar(epsilon)));
  }

  private static Tensor norm(Tensor x, long... axes) {
    return torch.norm(x, new ScalarOptional(new Scalar(2)), axes, true);
  }
}
