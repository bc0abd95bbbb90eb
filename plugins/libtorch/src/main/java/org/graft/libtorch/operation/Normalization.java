package org.graft.libtorch.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.Layer;

/**
 * Batch normalisation. libtorch's own running variance is the unbiased one, and its momentum is the
 * share of the batch; so it is given empty statistics to write the batch's to.
 */
final class Normalization implements Operation {
  private final Place at;
  private final double kept;
  private final double epsilon;
  private final TensorOptional gamma;
  private final TensorOptional beta;
  private final Tensor mean;
  private final Tensor variance;
  private final TensorOptional runningMean;
  private final TensorOptional runningVariance;

  Normalization(Layer.BatchNormalization layer, Place at) {
    this.at = at;
    this.kept = layer.momentum();
    this.epsilon = layer.epsilon();
    List<Tensor> parameters = at.parameters();
    this.gamma = new TensorOptional(parameters.get(0));
    this.beta = new TensorOptional(parameters.get(1));
    this.mean = parameters.get(2);
    this.variance = parameters.get(3);
    this.runningMean = new TensorOptional(mean);
    this.runningVariance = new TensorOptional(variance);
  }

  @Override
  public Tensor forward(List<Tensor> inputs, Mode mode) {
    Tensor x = inputs.get(0);
    if (mode == Mode.INFERENCE) {
      return byRunning(x, runningMean, runningVariance);
    }
    Optional<Tensor> byRunning =
        mode == Mode.TRAINING && at.stochastic() > 0
            ? Optional.of(byRunning(x, copy(mean), copy(variance)))
            : Optional.empty();
    Tensor byBatch = byBatch(x);
    return byRunning.map(y -> torch.where(coins(x), y, byBatch)).orElse(byBatch);
  }

  /** For each channel whether its running statistics are taken, [1, channels, 1, ...]. */
  private Tensor coins(Tensor x) {
    float[] coins = new float[Math.toIntExact(mean.numel())];
    for (int c = 0; c < coins.length; c++) {
      coins[c] = at.random().nextDouble() < at.stochastic() ? 1 : 0;
    }
    long[] sizes = new long[Math.toIntExact(x.dim())];
    Arrays.fill(sizes, 1);
    sizes[1] = coins.length;
    return at.device().tensor(coins, sizes).gt(new Scalar(0));
  }

  /** As it is before the step moves it, which the gradient needs. */
  private static TensorOptional copy(Tensor statistic) {
    return new TensorOptional(statistic.clone());
  }

  private Tensor byRunning(Tensor x, TensorOptional m, TensorOptional v) {
    return torch.batch_norm(x, gamma, beta, m, v, false, 0, epsilon, true);
  }

  private Tensor byBatch(Tensor x) {
    Tensor batchMean = torch.zeros_like(mean);
    Tensor unbiased = torch.zeros_like(variance);
    Tensor y =
        torch.batch_norm(
            x,
            gamma,
            beta,
            new TensorOptional(batchMean),
            new TensorOptional(unbiased),
            true,
            1,
            epsilon,
            true);
    double numbers = (double) x.numel() / mean.numel();
    mean.mul_(new Scalar(kept)).add_(batchMean, new Scalar(1 - kept));
    variance.mul_(new Scalar(kept));
    if (numbers > 1) {
      variance.add_(unbiased, new Scalar((1 - kept) * (numbers - 1) / numbers));
    }
    return y;
  }
}
